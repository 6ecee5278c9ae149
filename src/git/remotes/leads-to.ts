import type { LeadsTo, Oid } from '../git-repository.ts';

/** What is asked of a repository to tell whether a remote leads to a commit. */
export interface RemoteHistory {
  /** What the branches and tags of the remote that count are at, by full ref. */
  readonly tips: ReadonlyMap<string, Oid>;
  /** The commits among them that are here. */
  here(tips: readonly Oid[]): Promise<ReadonlySet<Oid>>;
  /** Whether a commit is reachable from any of these; those that are not here lead nowhere. */
  reaches(tips: readonly Oid[], commit: Oid): Promise<boolean>;
  /** The branches of the remote that led to the commit when they were last fetched, as full refs there. */
  ledTo(commit: Oid): Promise<readonly string[]>;
  /** Whether none of these, as far as they are here, has any commit in common with the history of `commit`. */
  unrelated(tips: readonly Oid[], commit: Oid): Promise<boolean>;
  /** Brings here what a branch of the remote leads to; undefined where history is cut off, and it would all come. */
  readonly fetch: ((ref: string, oid: Oid) => Promise<void>) | undefined;
}

/**
 * Whether a remote leads to a commit. A branch that somebody pushed to since it was fetched is fetched; in a shallow
 * clone, where that would bring all of history, it is believed to hold still what it held then. A remote is `empty`
 * of sources too where all its branches are here and none is of the history of the commit.
 */
export async function leadsTo(history: RemoteHistory, commit: Oid): Promise<LeadsTo> {
  const { tips } = history;
  if (tips.size === 0) return 'empty';
  const oids = [...new Set(tips.values())];
  if (oids.includes(commit) || (await history.reaches(oids, commit))) return true;
  const branches = [...tips].filter(([ref]) => ref.startsWith('refs/heads/'));
  const here = await history.here(branches.map(([, oid]) => oid));
  const absent = new Map(branches.filter(([, oid]) => !here.has(oid)));
  if (absent.size === 0) return (await isOfOthers(history, oids, commit)) ? 'empty' : false;
  const moved = (await history.ledTo(commit)).filter((ref) => absent.has(ref));
  if (history.fetch === undefined) return moved.length > 0 ? true : 'unknown';
  for (const ref of moved) {
    const oid = absent.get(ref) ?? '';
    await history.fetch(ref, oid);
    if (await history.reaches([oid], commit)) return true;
  }
  return absent.size > moved.length ? 'unknown' : false;
}

/**
 * Whether all that a remote has is of something else, such as the README of a repository that keeps a ledger: it tells
 * as little of sources as an empty one. Where history is cut off, that cannot be told.
 */
async function isOfOthers(history: RemoteHistory, tips: readonly Oid[], commit: Oid): Promise<boolean> {
  return history.fetch !== undefined && (await history.unrelated(tips, commit));
}

/** The branches and tags among refs that a remote lists, or the `only` one of them that counts; a tag is at what it was set on, which it lists as `<ref>^{}`. */
export function tipsOf(
  refs: Iterable<readonly [ref: string, oid: Oid]>,
  aside: string,
  only?: string,
): ReadonlyMap<string, Oid> {
  const tips = new Map<string, Oid>();
  for (const [ref, oid] of refs) {
    if (/^refs\/(?:heads|tags)\//.test(ref)) tips.set(ref.replace(/\^\{\}$/, ''), oid);
  }
  tips.delete(aside);
  return only === undefined ? tips : new Map([...tips].filter(([ref]) => ref === only));
}
