import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { readRef } from '../files/read-refs.ts';
import type { Oid } from '../git-repository.ts';
import type { Advertisement } from '../http/advertisement.ts';
import type { HttpRemote } from '../http/http-remote.ts';
import { requestPack } from '../http/upload-pack.ts';
import { packLimits } from '../pack/pack-limits.ts';
import { storePack } from '../pack/store-pack.ts';
import { remoteWords } from '../remotes/remote-words.ts';
import { deepen } from './deepen.ts';
import { readShallowEdges } from './history.ts';
import type { IsomorphicPlace } from './isomorphic-remotes.ts';
import { objectsBetween } from './objects-between.ts';
import { readConfigFile } from './read-config.ts';

export interface Wanted {
  readonly doing: string;
  readonly http: HttpRemote;
  readonly there: Advertisement;
  readonly remote: string;
  readonly ref: string;
  readonly oid: Oid;
}

/** Sees to it that everything `oid` leads to is here, in a shallow or partial clone as well. */
export async function fetchObjects(place: IsomorphicPlace, wanted: Wanted): Promise<void> {
  const have = await wholeCommits(place, wanted);
  const { doing, http, there, oid } = wanted;
  if (!(await isWhole(place, oid, have))) {
    const wish = { doing, want: oid, have, most: packLimits.pack };
    await store(place, wanted, await requestPack(http, there, wish));
    await assertWhole(place, wanted, have);
  }
  await deepen(place.gitDirectory, place.store, oid);
}

/** Where this ref stood last, here and at the remote, as far as all they lead to is here. */
async function wholeCommits(place: IsomorphicPlace, { remote, ref }: Wanted): Promise<readonly Oid[]> {
  const tracking = `refs/remotes/${remote}/${ref.replace(/^refs\/heads\//, '')}`;
  const tips = await Promise.all([ref, tracking].map((name) => readRef(place.gitDirectory, name)));
  const here = [...new Set(tips.filter((tip) => tip !== undefined))];
  if (!(await isCutClone(place.gitDirectory))) return here;
  const whole = await Promise.all(here.map((tip) => isWhole(place, tip, [])));
  return here.filter((_, index) => whole[index]);
}

/** Whether what refs lead to need not be whole here: in a shallow or partial clone. */
async function isCutClone(gitDirectory: string): Promise<boolean> {
  if ((await readShallowEdges(gitDirectory)).size > 0) return true;
  const keys = [...(await readConfigFile(`${gitDirectory}/config`)).keys()];
  return keys.some((key) => /^extensions\.partialclone$|^remote\..*\.promisor$/s.test(key));
}

async function isWhole(place: IsomorphicPlace, oid: Oid, have: readonly Oid[]): Promise<boolean> {
  try {
    await objectsBetween(place.store, oid, new Set(have), 'at-all');
    return true;
  } catch (error) {
    if (error instanceof BylawError && error.code === 'git/missing-object') return false;
    throw error;
  }
}

async function store(place: IsomorphicPlace, { doing }: Wanted, pack: Buffer): Promise<void> {
  try {
    await storePack(place, pack, packLimits);
  } catch (error) {
    if (error instanceof BylawError) throw error;
    const why = error instanceof Error ? remoteWords(error.message) : 'it is damaged';
    throw new BylawError('git/remote-refused', `${doing}: what was sent is not kept: ${why}`, {
      hint: 'look at the branch with `git log` and `git fsck`; the limits are those of a ledger, not of any repository',
      cause: error,
    });
  }
}

async function assertWhole(
  place: IsomorphicPlace,
  { doing, oid }: Wanted,
  have: readonly Oid[],
): Promise<void> {
  if (await isWhole(place, oid, have)) return;
  throw new BylawError('git/remote-refused', `${doing}: it sent less than ${oid} leads to`, {
    hint: 'the remote may itself be a shallow or partial clone',
  });
}
