import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { LeadsTo, Oid } from '../git-repository.ts';
import { assertOids } from '../object-id.ts';
import { leadsTo, tipsOf } from '../remotes/leads-to.ts';
import { fetchObjects } from './fetch-objects.ts';
import { gitFailure } from './git-failure.ts';
import { runGit } from './git-process.ts';
import { knownRemote } from './known-remote.ts';
import type { RemoteAccess } from './native-remotes.ts';
import { remoteFailure } from './remote-failure.ts';
import { runRemoteGit } from './remote-process.ts';

/** A repository of half a million refs. */
const mostRefs = 64 << 20;

export async function remoteLeadsTo(
  access: RemoteAccess,
  remote: string,
  commit: Oid,
  aside: string,
  only?: string,
): Promise<LeadsTo> {
  assertOids(access.format, commit);
  const tips = await tipsAt(access, remote, aside, only);
  const shallow = await isCutOff(access);
  const fetch = (ref: string, oid: Oid) => fetchObjects(access, { remote, name: remote, ref, oid });
  return leadsTo(
    {
      tips,
      here: (oids) => here(access, oids),
      reaches: (oids, wanted) => reaches(access, oids, wanted),
      unrelated: (oids, wanted) => unrelated(access, oids, wanted),
      ledTo: (wanted) => ledTo(access, remote, wanted),
      fetch: shallow ? undefined : fetch,
    },
    commit,
  );
}

async function tipsAt(
  access: RemoteAccess,
  remote: string,
  aside: string,
  only: string | undefined,
): Promise<ReadonlyMap<string, Oid>> {
  await knownRemote(access.local, remote);
  const args = ['ls-remote', '--quiet', '--heads', '--tags', '--', remote];
  const result = await runRemoteGit(access.context, args, access.patience, '', mostRefs);
  if (result.status !== 0) throw remoteFailure(`asking ${remote} for its branches`, result);
  const lines = result.stdout.split('\n').filter((line) => line.includes('\t'));
  const refs = lines.map((line) => line.split('\t', 2)).map(([oid = '', ref = '']) => [ref, oid] as const);
  const tips = tipsOf(refs, aside, only);
  assertOids(access.format, ...tips.values());
  return tips;
}

async function isCutOff({ gitDirectory }: RemoteAccess): Promise<boolean> {
  const edges = await stat(join(gitDirectory, 'shallow')).catch(() => undefined);
  return edges !== undefined && edges.size > 0;
}

/** What is not here is passed over, and not fetched either, as a partial clone would have an older Git do. */
const revisions = ['rev-list', '--ignore-missing', '--missing=allow-any', '--stdin'];

async function here({ local }: RemoteAccess, oids: readonly Oid[]): Promise<ReadonlySet<Oid>> {
  const result = await runGit(local, [...revisions, '--no-walk'], linesOf(oids));
  if (result.status !== 0) throw gitFailure('looking for what a remote has', result.stderr);
  return new Set(result.stdout.toString('latin1').split('\n'));
}

/** What is reachable from `tips` is left out of the list: nothing is left of it where the commit is. */
async function reaches({ local }: RemoteAccess, tips: readonly Oid[], commit: Oid): Promise<boolean> {
  const lines = linesOf([commit, ...tips.map((tip) => `^${tip}`)]);
  const result = await runGit(local, [...revisions, '--max-count=1'], lines);
  if (result.status !== 0) throw gitFailure('comparing histories', result.stderr);
  return result.stdout.toString('latin1').trim() === '';
}

/** Histories that have a commit in common have its first ancestors in common. */
async function unrelated(access: RemoteAccess, tips: readonly Oid[], commit: Oid): Promise<boolean> {
  const roots = await firstCommits(access, [commit]);
  const theirs = await firstCommits(access, tips);
  return !theirs.some((root) => roots.includes(root));
}

async function firstCommits({ local }: RemoteAccess, tips: readonly Oid[]): Promise<readonly Oid[]> {
  const result = await runGit(local, [...revisions, '--max-parents=0'], linesOf(tips));
  if (result.status !== 0) throw gitFailure('comparing histories', result.stderr);
  return result.stdout
    .toString('latin1')
    .split('\n')
    .filter((line) => line !== '');
}

function linesOf(revisions: readonly string[]): readonly Uint8Array[] {
  return [Buffer.from(revisions.map((line) => `${line}\n`).join(''))];
}

async function ledTo({ local }: RemoteAccess, remote: string, commit: Oid): Promise<readonly string[]> {
  const prefix = `refs/remotes/${remote}/`;
  const args = ['for-each-ref', `--contains=${commit}`, '--format=%(refname)', '--', prefix];
  const result = await runGit(local, args);
  if (result.status !== 0) throw gitFailure('reading the refs', result.stderr);
  const names = result.stdout.toString('utf8').split('\n');
  return names.flatMap((name) =>
    name.startsWith(prefix) ? [`refs/heads/${name.slice(prefix.length)}`] : [],
  );
}
