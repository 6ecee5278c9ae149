import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { hintFor } from '../failure-hint.ts';
import type { Oid } from '../git-repository.ts';
import { gitFailure } from './git-failure.ts';
import { runGit } from './git-process.ts';
import type { RemoteAccess } from './native-remotes.ts';
import { remoteFailure } from './remote-failure.ts';
import { runRemoteGit } from './remote-process.ts';
import { withSettings } from './with-settings.ts';

/** Brings the objects, and nothing else: no ref, no tag, no FETCH_HEAD, no clearing up, no part left out. */
const fetching = [
  ...[
    'fetch',
    '--progress',
    '--no-write-fetch-head',
    '--refmap=',
    '--no-tags',
    '--no-prune',
    '--no-prune-tags',
  ],
  ...['--no-auto-maintenance', '--no-write-commit-graph', '--no-recurse-submodules', '--no-filter'],
];

/** Deeper than any history, and not the number that Git takes for "all there is of every branch". */
const wholeDepth = '--depth=1000000000';

export interface Wanted {
  /** For messages. */
  readonly remote: string;
  /** What Git knows the remote by. */
  readonly name: string;
  /** For messages: what `oid` is at the remote. */
  readonly ref: string;
  readonly oid: Oid;
}

/** Sees to it that everything `oid` leads to is here, in a shallow or partial clone as well. */
export async function fetchObjects(access: RemoteAccess, wanted: Wanted): Promise<void> {
  if (!(await isWhole(access, wanted.oid))) await fetch(access, wanted, [wanted.oid]);
  if (await endsAtEdge(access, wanted.oid)) await fetch(access, wanted, [wanted.oid], [wholeDepth]);
  if (await isPartialClone(access)) await fetchLeftOut(access, wanted);
}

/** What the refs here lead to is whole, as Git takes it; what lies between must be here. */
async function isWhole({ local }: RemoteAccess, oid: Oid): Promise<boolean> {
  const result = await runGit(local, ['rev-list', '--objects', '--quiet', oid, '--not', '--all', '--']);
  return result.status === 0;
}

async function fetch(
  access: RemoteAccess,
  { remote, name, ref }: Wanted,
  oids: readonly Oid[],
  options: readonly string[] = [],
): Promise<void> {
  const [first = '', ...rest] = oids;
  const args = [...fetching, ...options, '--stdin', '--', name, first];
  const input = rest.map((oid) => `${oid}\n`).join('');
  const result = await runRemoteGit(access.context, args, access.patience, input);
  if (result.status !== 0) throw remoteFailure(`fetching ${ref} from ${remote}`, result);
}

/** Whether the history of `oid` stops where a shallow clone was cut off. */
async function endsAtEdge({ local, gitDirectory }: RemoteAccess, oid: Oid): Promise<boolean> {
  const edges = (await readFile(join(gitDirectory, 'shallow'), 'utf8').catch(() => '')).split('\n');
  if (edges.join('') === '') return false;
  const result = await runGit(local, ['rev-list', '--max-parents=0', oid, '--']);
  if (result.status !== 0) throw gitFailure('reading the history', result.stderr);
  const roots = result.stdout.toString('latin1').split('\n');
  return roots.some((root) => root !== '' && edges.includes(root));
}

async function isPartialClone({ local }: RemoteAccess): Promise<boolean> {
  const keys = '^(extensions\\.partialclone|remote\\..*\\.promisor)$';
  return (await runGit(local, ['config', '--get-regexp', keys])).status === 0;
}

/**
 * A partial clone has history without files, and Git fetches them one by one when they are read. A ledger is
 * read whole: what is left out of it comes at once.
 */
async function fetchLeftOut(access: RemoteAccess, wanted: Wanted): Promise<void> {
  // Git takes what leads to an object that is here for here as well; so it must not tell what it has.
  const context = withSettings(access.context, [['fetch.negotiationAlgorithm', 'noop']]);
  // Folders that were left out come with all below them; so a second look finds files at most.
  for (let round = 0; round < 3; round++) {
    const absent = await leftOut(access, wanted.oid);
    if (absent.length === 0) return;
    await fetch({ ...access, context }, wanted, absent);
  }
  const absent = await leftOut(access, wanted.oid);
  if (absent.length === 0) return;
  throw new BylawError('git/missing-object', `${wanted.remote} does not give object ${absent[0]}`, {
    ...hintFor('git/missing-object'),
  });
}

async function leftOut({ local }: RemoteAccess, oid: Oid): Promise<readonly Oid[]> {
  const args = ['rev-list', '--objects', '--quiet', '--missing=print', oid, '--'];
  const result = await runGit(local, args);
  if (result.status !== 0) throw gitFailure('looking for what a partial clone left out', result.stderr);
  const lines = result.stdout.toString('latin1').split('\n');
  return lines.filter((line) => line.startsWith('?')).map((line) => line.slice(1));
}
