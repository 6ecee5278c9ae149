import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BylawError } from '../../../../src/diagnostic/bylaw-error.ts';
import { apply } from '../../../../src/operations/apply.ts';
import { forget } from '../../../../src/operations/forget.ts';
import type { Random } from '../random.ts';
import type { Declared } from './declared.ts';
import { changeUnseen, type Repository } from './repository.ts';

/** Something that becomes of a repository beside the edits of its files. */
export type Happening = (repository: Repository, random: Random, declared: Declared) => Promise<void> | void;

const ledger = 'refs/heads/bylaw/ledger';

export function commitAll({ git }: Repository): void {
  git('add', '--all');
  git('commit', '--quiet', '--allow-empty', '--message', 'Edit');
}

async function applyAll(repository: Repository, more: object = {}): Promise<void> {
  commitAll(repository);
  const allow = ['lost-access', 'gained-access', 'rollback', 'callers-last-path', 'minimum-owners'];
  await unlessRefused(apply(repository.session(), { confirm: async () => true, allow, ...more }));
}

async function unlessRefused(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof BylawError)) throw error;
  }
}

/** The commits of the ledger, newest first. */
export function entriesOf({ git }: Repository): readonly string[] {
  try {
    return git('rev-list', ledger).split('\n');
  } catch {
    return [];
  }
}

function filesOf({ git }: Repository, commit: string): readonly string[] {
  return git('ls-tree', '-r', commit, 'organizations')
    .split('\n')
    .filter((line) => line !== '');
}

/** Another tree for the newest entry, with one file of it changed by `change` or gone. */
function forgeEntry(
  repository: Repository,
  random: Random,
  change: (text: string) => string | undefined,
): void {
  const [tip] = entriesOf(repository);
  if (tip === undefined) return;
  const { git, gitWith } = repository;
  const files = filesOf(repository, tip);
  if (files.length === 0) return;
  const [meta = '', path = ''] = random.pick(files).split('\t');
  const [, , oid = ''] = meta.split(' ');
  const text = change(git('cat-file', 'blob', oid));
  const line =
    text === undefined
      ? `0 ${'0'.repeat(40)}\t${path}\n`
      : `100644 ${gitWith(text, 'hash-object', '-w', '--stdin')}\t${path}\n`;
  const tree = treeWith(repository, tip, line);
  const message = git('log', '-1', '--format=%B', tip);
  const parents = git('log', '-1', '--format=%P', tip)
    .split(' ')
    .filter((parent) => parent !== '');
  const forged = gitWith(message, 'commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent]));
  moveLedger(repository, forged);
}

/** To an entry, or to none; and forgets that it ever stood elsewhere. */
export function moveLedger({ folder, git }: Repository, entry: string | undefined): void {
  git('update-ref', ...(entry === undefined ? ['-d', ledger] : [ledger, entry]));
  rmSync(join(folder, '.git/bylaw/seen.json'), { force: true });
}

function treeWith({ folder, git, gitWith }: Repository, commit: string, line: string): string {
  const own = `${folder}/.git/forged-index`;
  rmSync(own, { force: true });
  const shell = ['-c', `alias.with=!GIT_INDEX_FILE='${own}' git`, 'with'];
  git(...shell, 'read-tree', commit);
  gitWith(line, ...shell, 'update-index', '--index-info');
  return git(...shell, 'write-tree');
}

export const happenings: Readonly<Record<string, Happening>> = {
  apply: (repository) => applyAll(repository),
  'an apply of removals later': (repository) => applyAll(repository, { holdRemovals: true }),
  'an apply of one': (repository) => applyAll(repository, { only: ['member:hall/m2'] }),
  commit: commitAll,
  'a later time': ({ clock }, random) => {
    clock.now = new Date(Date.parse(clock.now) + random.below(90) * 86_400_000)
      .toISOString()
      .replace('.000', '');
  },
  'an earlier time': ({ clock }, random) => {
    clock.now = new Date(Date.parse(clock.now) - random.below(60) * 86_400_000)
      .toISOString()
      .replace('.000', '');
  },
  forget: async (repository, random) => {
    const address = random.pick(['member:hall/m3', 'team:hall/t2', 'policy:hall/p1', 'organization:hall']);
    await unlessRefused(forget(repository.session(), { address, target: 'directory' }));
  },
  'an older ledger': (repository, random) => {
    const entries = entriesOf(repository);
    if (entries.length > 0) moveLedger(repository, random.pick(entries));
  },
  'no ledger': (repository) => moveLedger(repository, undefined),
  'an edited ledger': (repository, random) =>
    forgeEntry(repository, random, (text) => text.replace(/"(guest|allow|active|member)"/, '"player"')),
  'a ledger with something gone': (repository, random) => forgeEntry(repository, random, () => undefined),
  'a replaced object of the ledger': (repository, random) => {
    const [tip] = entriesOf(repository);
    if (tip === undefined) return;
    const files = filesOf(repository, tip);
    if (files.length === 0) return;
    const oid = random.pick(files).split(/[ \t]/)[2] ?? '';
    const text = repository.git('cat-file', 'blob', oid).replace('"guest"', '"player"');
    const other = repository.gitWith(text, 'hash-object', '-w', '--stdin');
    if (other !== oid) repository.git('replace', '--force', oid, other);
  },
  'a change that cannot be seen': ({ folder }, random, declared) => {
    changeUnseen(join(folder, random.pick([...declared.keys()])), (text) =>
      text.replace(
        /guest|player|r1|m2|allow/,
        (word) => ({ guest: 'owner', player: 'guests', r1: 'r2', m2: 'm3', allow: 'deny ' })[word] ?? word,
      ),
    );
  },
  'a damaged file': ({ folder }, random, declared) => {
    const path = join(folder, random.pick([...declared.keys()]));
    const text = readFileSync(path, 'utf8');
    const at = random.below(text.length);
    writeFileSync(
      path,
      text.slice(0, at) + random.pick(['', ':', '\n', ' ', '"', '{', '\t', 'x']) + text.slice(at + 1),
    );
  },
  'a renamed file': (repository, random, declared) => {
    const path = random.pick([...declared.keys()].filter((each) => each !== 'bylaw.yaml'));
    const documents = declared.get(path) ?? [];
    declared.delete(path);
    declared.set(path.replace(/\.yaml$/, `-${random.below(9)}.yaml`), documents);
    repository.write(declared);
  },
  'another mode of a file': ({ git, folder }, random, declared) => {
    git('-C', folder, 'config', 'core.fileMode', 'true');
    execMode(join(folder, random.pick([...declared.keys()])));
  },
};

function execMode(path: string): void {
  writeFileSync(path, readFileSync(path), { mode: 0o755 });
}

/** What somebody may make of the files that are kept. */
export function harmKept(folder: string, random: Random, earlier: Map<string, Buffer[]>): void {
  const cache = join(folder, '.git/bylaw/cache');
  let names: readonly string[] = [];
  try {
    names = readdirSync(cache);
  } catch {
    return;
  }
  for (const name of names) {
    const path = join(cache, name);
    const content = readFileSync(path);
    const older = earlier.get(name) ?? [];
    earlier.set(name, [...older.slice(-20), content]);
    const at = random.below(content.length);
    switch (random.below(8)) {
      case 0:
        // As it was at some time before: this user sealed it, with this build.
        writeFileSync(path, random.pick([...older, content]));
        break;
      case 1:
        writeFileSync(path, content.subarray(0, at));
        break;
      case 2:
        content[at] = (content[at] ?? 0) ^ (1 << random.below(8));
        writeFileSync(path, content);
        break;
      case 3:
        rmSync(path);
        break;
      case 4:
        writeFileSync(join(cache, random.pick(names)), content);
        break;
      default:
    }
  }
}
