import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { listRefs } from '../files/list-refs.ts';
import type { Oid } from '../git-repository.ts';
import type { Advertisement } from '../http/advertisement.ts';
import type { HttpRemote } from '../http/http-remote.ts';
import { type RemoteHistory, tipsOf } from '../remotes/leads-to.ts';
import { readCommit } from '../repository-objects.ts';
import { fetchObjects } from './fetch-objects.ts';
import { readShallowEdges } from './history.ts';
import type { IsomorphicPlace } from './isomorphic-remotes.ts';

/** What a remote that was asked has, and what this clone knows of it. */
export async function remoteHistory(
  place: IsomorphicPlace,
  asked: {
    readonly remote: string;
    readonly http: HttpRemote;
    readonly there: Advertisement;
    readonly aside: string;
    readonly only: string | undefined;
  },
): Promise<RemoteHistory> {
  const { gitDirectory, history } = place;
  const shallow = (await readShallowEdges(gitDirectory)).size > 0;
  const prefix = `refs/remotes/${asked.remote}/`;
  return {
    tips: tipsOf(asked.there.refs, asked.aside, asked.only),
    here: (oids) => commitsHere(place, oids),
    async reaches(tips, commit) {
      return history.isReachable(commit, [...(await commitsHere(place, tips))]);
    },
    async unrelated(tips, commit) {
      return !(await history.shareAny(commit, [...(await commitsHere(place, tips))]));
    },
    async ledTo(commit) {
      const led: string[] = [];
      for (const [ref, oid] of await listRefs(gitDirectory, prefix)) {
        if (await history.isReachable(commit, [...(await commitsHere(place, [oid]))]))
          led.push(`refs/heads/${ref.slice(prefix.length)}`);
      }
      return led;
    },
    fetch: shallow
      ? undefined
      : (ref, oid) => fetchObjects(place, { ...asked, doing: `fetching ${ref}`, ref, oid }),
  };
}

async function commitsHere({ store }: IsomorphicPlace, oids: readonly Oid[]): Promise<ReadonlySet<Oid>> {
  const here = new Set<Oid>();
  for (const oid of oids) {
    try {
      await readCommit(store, oid);
      here.add(oid);
    } catch (error) {
      // What is not here, or a tag of something else than a commit.
      if (!(error instanceof BylawError)) throw error;
    }
  }
  return here;
}
