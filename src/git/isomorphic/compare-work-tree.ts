import type { Oid, TreeFile, WorkTreeChange } from '../git-repository.ts';
import { listTree } from '../list-tree.ts';
import type { ObjectStore } from '../object-store.ts';
import { findEntry } from '../read-tree.ts';
import { folderMode } from '../tree-entries.ts';
import { type ComparisonRules, fileDifference } from './file-difference.ts';
import type { IndexEntry } from './index-file.ts';
import { isTrue } from './read-config.ts';
import { readIndexFile } from './read-index-file.ts';
import { untrackedFiles } from './untracked-files.ts';

/** The repository whose work tree is compared. */
export interface ComparedRepository {
  readonly root: string;
  readonly gitDirectory: string;
  readonly store: ObjectStore;
  readonly head: Oid | undefined;
  readonly config: (key: string) => string | undefined;
}

type Status = WorkTreeChange['status'];

/** Compares HEAD, the index and the files, for the paths under `under` only. Submodules are passed over. */
export async function compareWorkTree(
  repository: ComparedRepository,
  under: readonly string[],
): Promise<readonly WorkTreeChange[]> {
  const index = await readIndex(repository);
  const changes = new Map<string, Status>();
  for (const path of under.map(trimmed)) {
    const inside = index.entries.filter((entry) => isUnder(entry.path, path));
    const head = await listHead(repository, path);
    for (const [changed, status] of await compareTracked(index.rules, inside, head))
      changes.set(changed, status);
    for (const untracked of await untrackedFiles(
      repository.root,
      repository.gitDirectory,
      path,
      index.tracked,
    )) {
      changes.set(untracked, head.has(untracked) ? 'modified' : 'added');
    }
  }
  const sorted = [...changes].sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  return sorted.map(([path, status]) => ({ path, status }));
}

/** `.` and a `/` at the end mean what they mean to Git. */
function trimmed(path: string): string {
  const plain = path.replace(/(?<!\/)\/+$/, '');
  return plain === '.' ? '' : plain;
}

function isUnder(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

async function compareTracked(
  rules: ComparisonRules,
  entries: readonly IndexEntry[],
  head: ReadonlyMap<string, TreeFile>,
): Promise<ReadonlyMap<string, Status>> {
  const changes = new Map<string, Status>();
  const indexed = new Set(entries.map((entry) => entry.path));
  for (const path of head.keys()) if (!indexed.has(path)) changes.set(path, 'deleted');
  for (const entry of entries) {
    if (entry.mode === '160000') continue;
    const before = head.get(entry.path);
    const status = entry.stage > 0 ? 'modified' : await compareEntry(rules, entry, before);
    if (status !== undefined) changes.set(entry.path, before === undefined ? 'added' : status);
  }
  return changes;
}

async function compareEntry(
  rules: ComparisonRules,
  entry: IndexEntry,
  before: TreeFile | undefined,
): Promise<Status | undefined> {
  const difference = entry.unwatched ? 'same' : await fileDifference(rules, entry);
  if (difference !== 'same') return difference;
  return before?.oid === entry.oid && before.mode === entry.mode ? undefined : 'modified';
}

async function listHead(
  repository: ComparedRepository,
  path: string,
): Promise<ReadonlyMap<string, TreeFile>> {
  const { store, head } = repository;
  if (head === undefined) return new Map();
  const entry = path === '' ? { mode: folderMode, oid: head } : await findEntry(store, head, path);
  const prefix = path === '' ? '' : `${path}/`;
  const isFolder = entry?.mode === folderMode;
  const files = isFolder
    ? (await listTree(store, entry.oid)).map((file) => ({ ...file, path: prefix + file.path }))
    : entry === undefined
      ? []
      : [{ ...entry, path }];
  return new Map(files.filter((file) => file.mode !== '160000').map((file) => [file.path, file]));
}

async function readIndex(repository: ComparedRepository) {
  const { entries, time } = await readIndexFile(repository.gitDirectory);
  const rules: ComparisonRules = {
    root: repository.root,
    indexTime: time,
    watchesMode: isTrue(repository.config('core.filemode') ?? 'true'),
    convertsLineEnds: /^(?:true|input|yes|on|1)$/i.test(repository.config('core.autocrlf') ?? ''),
  };
  const files = new Set(entries.map((entry) => entry.path));
  return { entries, rules, tracked: { files, folders: foldersOf(files) } };
}

function foldersOf(files: Iterable<string>): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const file of files) {
    for (let at = file.indexOf('/'); at >= 0; at = file.indexOf('/', at + 1)) folders.add(file.slice(0, at));
  }
  return folders;
}
