import type { GitWriter, Oid } from '../git-repository.ts';
import type { Environment } from '../identity.ts';
import { assertOids } from '../object-id.ts';
import type { ObjectFormat } from '../object-store.ts';
import { assertFullRef } from '../ref-name.ts';
import { notContinuing, type Push } from '../remotes/push-refusal.ts';
import { type RemotePatience, remotePatience } from '../remotes/remote-patience.ts';
import { readConfiguration } from './configuration.ts';
import { fetchObjects } from './fetch-objects.ts';
import { gitFailure } from './git-failure.ts';
import { type GitContext, runGit } from './git-process.ts';
import { knownRemote } from './known-remote.ts';
import { type PushPlace, pushPlace } from './push-place.ts';
import { pushRef } from './push-ref.ts';
import { remoteEnvironment } from './remote-environment.ts';
import { remoteFailure } from './remote-failure.ts';
import { remoteLeadsTo } from './remote-leads-to.ts';
import { runRemoteGit } from './remote-process.ts';
import { withSettings } from './with-settings.ts';

/** How a repository reaches its remotes. */
export interface RemoteAccess {
  /** For what asks nobody outside. */
  readonly local: GitContext;
  /** For what talks to a remote. */
  readonly context: GitContext;
  readonly gitDirectory: string;
  readonly format: ObjectFormat;
  readonly patience: RemotePatience;
}

/** How often a ref that moves between being asked for and being fetched is asked for again. */
const attempts = 5;

/** `accessTo` is asked when a remote is: what is wrong with its settings concerns nobody else. */
export function nativeRemotes(
  local: GitContext,
  accessTo: () => RemoteAccess,
): Pick<
  GitWriter,
  'remoteAddress' | 'configuredRemote' | 'remoteRef' | 'fetchRef' | 'remoteLeadsTo' | 'remoteHead' | 'pushRef'
> {
  return {
    remoteAddress: (remote) => remoteAddress(local, remote),
    configuredRemote: (branch) => configuredRemote(local, branch),
    remoteRef: async (remote, ref) => remoteRef(accessTo(), remote, ref),
    fetchRef: async (remote, ref) => fetchRef(accessTo(), remote, ref),
    remoteLeadsTo: async (remote, commit, aside, only) =>
      remoteLeadsTo(accessTo(), remote, commit, aside, only),
    remoteHead: async (remote) => remoteHead(accessTo(), remote),
    async pushRef(remote, ref, next, expected, { rewrites = false } = {}) {
      const access = accessTo();
      assertFullRef(ref);
      assertOids(access.format, next, ...(expected === undefined ? [] : [expected]));
      const push = { remote, ref, next, expected };
      if (!rewrites) await assertContinues(access.local, push);
      await pushRef(access, push);
    },
  };
}

/** `environment` is that of Bylaw itself. */
export function remoteAccess(
  local: GitContext,
  place: Pick<RemoteAccess, 'gitDirectory' | 'format'>,
  environment: Environment,
): RemoteAccess {
  const patience = remotePatience(environment);
  const settings: [string, string][] = [
    // A `git` whose Bylaw was killed ends by itself as well.
    ['http.lowSpeedLimit', '1'],
    ['http.lowSpeedTime', String(Math.ceil(patience.silence / 1000))],
    // What a remote sends is looked at before it is kept.
    ['transfer.fsckObjects', 'true'],
    ['fetch.fsckObjects', 'true'],
  ];
  const context = { ...local, environment: remoteEnvironment(local.environment, environment) };
  return {
    ...{ local, gitDirectory: place.gitDirectory, format: place.format },
    context: withSettings(context, settings),
    patience,
  };
}

async function remoteRef(access: RemoteAccess, remote: string, ref: string): Promise<Oid | undefined> {
  assertFullRef(ref);
  return refAt(access, await pushPlace(access.local, remote), remote, ref);
}

async function refAt(
  access: RemoteAccess,
  { name, settings }: PushPlace,
  remote: string,
  ref: string,
): Promise<Oid | undefined> {
  const args = ['ls-remote', '--quiet', '--refs', '--', name, ref];
  const result = await runRemoteGit(withSettings(access.context, settings), args, access.patience);
  if (result.status !== 0) throw remoteFailure(`asking ${remote} for ${ref}`, result);
  // A pattern for Git: other refs may end in the same way.
  const line = result.stdout.split('\n').find((text) => text.endsWith(`\t${ref}`));
  if (line === undefined) return undefined;
  const oid = line.slice(0, line.indexOf('\t'));
  assertOids(access.format, oid);
  return oid;
}

async function remoteHead(access: RemoteAccess, remote: string): Promise<string | undefined> {
  await knownRemote(access.local, remote);
  const args = ['ls-remote', '--quiet', '--symref', '--', remote, 'HEAD'];
  const result = await runRemoteGit(access.context, args, access.patience);
  if (result.status !== 0) throw remoteFailure(`asking ${remote} for its default branch`, result);
  return /^ref: (refs\/heads\/\S+)\tHEAD$/m.exec(result.stdout)?.[1];
}

async function fetchRef(access: RemoteAccess, remote: string, ref: string): Promise<Oid | undefined> {
  assertFullRef(ref);
  const place = await pushPlace(access.local, remote);
  const there = { ...access, context: withSettings(access.context, place.settings) };
  for (let attempt = 1; ; attempt++) {
    const oid = await refAt(access, place, remote, ref);
    if (oid === undefined) return undefined;
    try {
      await fetchObjects(there, { remote, name: place.name, ref, oid });
      return oid;
    } catch (error) {
      if (!isGone(error) || attempt >= attempts) throw error;
    }
  }
}

/** A remote may give only what its refs lead to, and this one has moved on. */
function isGone(error: unknown): boolean {
  const said = error instanceof Error ? `${error.message}\n${error.cause}` : '';
  return /not our ref|unadvertised object|no such remote ref/i.test(said);
}

async function assertContinues(context: GitContext, push: Push): Promise<void> {
  if (push.expected === undefined || push.expected === push.next) return;
  const result = await runGit(context, ['merge-base', '--is-ancestor', push.expected, push.next]);
  if (result.status === 1) throw notContinuing(push);
  if (result.status !== 0) throw gitFailure('comparing histories', result.stderr);
}

async function remoteAddress(context: GitContext, remote: string): Promise<string | undefined> {
  return (await readConfiguration(context)).get(`remote.${remote}.url`)?.at(0);
}

async function configuredRemote(context: GitContext, branch: string): Promise<string | undefined> {
  assertFullRef(`refs/heads/${branch}`);
  const name = (await readConfiguration(context)).get(`branch.${branch}.remote`)?.at(-1);
  // A dot is this repository itself.
  return name === '' || name === '.' ? undefined : name;
}
