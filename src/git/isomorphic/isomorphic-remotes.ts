import type { GitWriter, Oid } from '../git-repository.ts';
import { type Advertisement, advertisement, type Service } from '../http/advertisement.ts';
import { type HttpRemote, httpRemote } from '../http/http-remote.ts';
import { sendPack } from '../http/receive-pack.ts';
import { storedLogins } from '../http/stored-logins.ts';
import type { Environment } from '../identity.ts';
import { gitCredentials } from '../native/git-credential.ts';
import { hasUsableGit } from '../native/git-version.ts';
import { assertOids } from '../object-id.ts';
import type { PackPlace } from '../pack/store-pack.ts';
import { assertFullRef } from '../ref-name.ts';
import { leadsTo } from '../remotes/leads-to.ts';
import { notContinuing, type Push, refMoved } from '../remotes/push-refusal.ts';
import { remotePatience } from '../remotes/remote-patience.ts';
import { assertNoProxy } from './assert-no-proxy.ts';
import { configuredRemote } from './configured-remote.ts';
import { fetchObjects } from './fetch-objects.ts';
import type { History } from './history.ts';
import { objectsBetween } from './objects-between.ts';
import { packObjects } from './pack-objects.ts';
import { readConfigs } from './read-config.ts';
import { remoteHistory } from './remote-history.ts';

/** A repository that talks to remotes over http(s) by itself. */
export interface IsomorphicPlace extends PackPlace {
  readonly root: string;
  readonly environment: Environment;
  readonly history: History;
}

/** How often a ref that moves between being asked for and being fetched is asked for again. */
const attempts = 5;

export function isomorphicRemotes(
  place: IsomorphicPlace,
): Pick<GitWriter, 'remoteRef' | 'fetchRef' | 'remoteLeadsTo' | 'remoteHead' | 'pushRef'> {
  return {
    async remoteRef(remote, ref) {
      assertFullRef(ref);
      const { there } = await ask(place, remote, 'git-upload-pack', `asking ${remote} for ${ref}`);
      return there.refs.get(ref);
    },
    fetchRef: (remote, ref) => fetchRef(place, remote, ref),
    async remoteLeadsTo(remote, commit, aside, only) {
      assertOids('sha1', commit);
      const doing = `asking ${remote} for its branches`;
      const conversation = await ask(place, remote, 'git-upload-pack', doing, 'fetch');
      return leadsTo(await remoteHistory(place, { ...conversation, remote, aside, only }), commit);
    },
    async remoteHead(remote) {
      const doing = `asking ${remote} for its default branch`;
      const { there } = await ask(place, remote, 'git-upload-pack', doing, 'fetch');
      const told = [...there.capabilities].find((ability) => ability.startsWith('symref=HEAD:'));
      return told?.slice('symref=HEAD:'.length);
    },
    async pushRef(remote, ref, next, expected, { rewrites = false } = {}) {
      assertFullRef(ref);
      assertOids('sha1', next, ...(expected === undefined ? [] : [expected]));
      const push = { remote, ref, next, expected };
      if (!rewrites) await assertContinues(place, push);
      await pushRef(place, push);
    },
  };
}

interface Conversation {
  readonly doing: string;
  readonly http: HttpRemote;
  readonly there: Advertisement;
}

/**
 * Begins a conversation: the server says what it has. A ref is asked for where it is pushed to; a mirror that is
 * fetched from may lag, or hold a ledger of its own.
 */
async function ask(
  place: IsomorphicPlace,
  remote: string,
  service: Service,
  doing: string,
  use: 'fetch' | 'push' = 'push',
): Promise<Conversation> {
  const { environment, gitDirectory, root } = place;
  const configs = await readConfigs(gitDirectory, environment);
  const { address, headersFor } = configuredRemote(configs, remote, use);
  assertNoProxy(remote, address.url, configs, environment);
  const patience = remotePatience(environment);
  const helper = configs.flatMap((config) => config.get('credential.helper') ?? []).at(-1);
  const logins = (await hasUsableGit(root, environment))
    ? gitCredentials(gitDirectory, environment, patience)
    : storedLogins(helper, environment);
  const http = httpRemote({ doing, address, logins, headersFor, patience });
  return { doing, http, there: await advertisement(doing, http, service) };
}

async function fetchRef(place: IsomorphicPlace, remote: string, ref: string): Promise<Oid | undefined> {
  assertFullRef(ref);
  for (let attempt = 1; ; attempt++) {
    const conversation = await ask(place, remote, 'git-upload-pack', `fetching ${ref} from ${remote}`);
    const oid = conversation.there.refs.get(ref);
    try {
      if (oid !== undefined) await fetchObjects(place, { ...conversation, remote, ref, oid });
      return oid;
    } catch (error) {
      if (!(error instanceof Error && /not our ref/i.test(error.message)) || attempt >= attempts) throw error;
    }
  }
}

async function assertContinues({ history }: IsomorphicPlace, push: Push): Promise<void> {
  const { next, expected } = push;
  if (expected !== undefined && !(await history.isAncestor(expected, next))) throw notContinuing(push);
}

async function pushRef(place: IsomorphicPlace, push: Push): Promise<void> {
  const { remote, ref, next, expected } = push;
  const { store } = place;
  const doing = `pushing ${ref} to ${remote}`;
  const { http, there } = await ask(place, remote, 'git-receive-pack', doing);
  const actual = there.refs.get(ref);
  if (actual !== expected) {
    throw refMoved(push, actual === undefined ? 'is not there' : `is at ${actual}`);
  }
  if (next === expected) return;
  const lacking = await objectsBetween(store, next, new Set(there.refs.values()), 'at-folders');
  await sendPack(doing, http, there, push, await packObjects(store, lacking));
}
