import type { Commit, Oid } from '../git-repository.ts';
import { assertOids } from '../object-id.ts';
import type { ObjectFormat, ObjectStore } from '../object-store.ts';
import { readCommit } from '../repository-objects.ts';
import { gitFailure } from './git-failure.ts';
import { type GitContext, runGit } from './git-process.ts';

/** The commits that `to` leads to and `from` does not, parents before children. */
export async function commitsBetween(
  context: GitContext,
  store: ObjectStore,
  format: ObjectFormat,
  from: Oid,
  to: Oid,
): Promise<readonly Commit[]> {
  assertOids(format, from, to);
  const result = await runGit(context, ['rev-list', '--topo-order', '--reverse', to, `^${from}`, '--']);
  if (result.status !== 0) throw gitFailure('reading the history', result.stderr);
  const oids = result.stdout.toString('latin1').split('\n');
  return Promise.all(oids.filter((oid) => oid !== '').map((oid) => readCommit(store, oid)));
}
