import { openCache } from '../cache/cache.ts';
import { sha256 } from '../digest/digest.ts';
import type { Json } from '../digest/json.ts';
import type { GitReader } from '../git/git-repository.ts';
import type { Organization, Target } from '../model/model.ts';
import type { SettledFile } from '../plan/settled.ts';
import type { Session } from './session.ts';

/** What earlier plans of a scope found settled. */
export interface SettledMemory {
  get(file: string): SettledFile | undefined;
  /** Keeps what is found beside what was known, where it is worth it. */
  keep(find: () => ReadonlyMap<string, SettledFile>): void;
}

/** So many files are compared every time before what was found is written anew. */
const few = 32;
/** Of fewer files all are compared. */
const many = 100;

export interface SettledFrom {
  readonly organization: Organization;
  readonly target: Target;
  /** The id of the content of a file, as a Git blob. */
  readonly contents: (file: string) => string | undefined;
  /** What its provider can hold. */
  readonly manages: readonly string[];
  /** What the target holds, and which policy versions there are: ids of Git trees. */
  readonly held: readonly string[];
}

/** Undefined where nothing can be kept. */
export function settledMemory(
  { root, gitDirectory }: Pick<GitReader, 'root' | 'gitDirectory'>,
  { environment }: Pick<Session, 'environment'>,
  from: SettledFrom,
): SettledMemory | undefined {
  const cache = openCache(gitDirectory, environment);
  const of = factsOf(from);
  if (cache.off !== undefined || of === undefined) return undefined;
  const name = `settled-${sha256(JSON.stringify([root, from.organization.name, from.target.name])).slice(0, 12)}`;
  const { known, fits } = read(cache.read(name), of, from.contents);
  return {
    get: (file) => known.get(file),
    keep(find) {
      const found = find();
      let fresh = 0;
      for (const file of found.keys()) if (!known.has(file)) fresh += 1;
      if ((fits && fresh <= few) || known.size + fresh < many) return;
      const all = new Map([...known, ...found]);
      cache.write(name, [Buffer.from(`${of}\n`), Buffer.from(JSON.stringify(write(all, from.contents)))]);
    },
  };
}

/**
 * All that the entries of an object follow from beside its own file: the organization's document, the zones, which
 * bind roles to others, what of the target is managed, and what stands in it.
 */
function factsOf({ organization, target, contents, manages: able, held }: SettledFrom): string | undefined {
  const files = new Set([organization.origin, ...organization.zones.values()].map((each) => fileOf(each)));
  const ids: Json[] = [];
  for (const file of files) {
    const id = contents(file);
    if (id === undefined) return undefined;
    ids.push([file, id]);
  }
  const { provider, mode, manages = null, settings } = target;
  const named = [organization.name, target.name, provider, mode, manages, able, settings];
  return sha256(JSON.stringify([named, ids, held]));
}

function fileOf(one: Organization['origin'] | { readonly origin: Organization['origin'] }): string {
  return 'origin' in one ? one.origin.file : one.file;
}

interface Written {
  readonly files: readonly string[];
  readonly ids: readonly string[];
  readonly objects: readonly number[];
  readonly entries: readonly number[];
}

function write(settled: ReadonlyMap<string, SettledFile>, contents: SettledFrom['contents']): Written {
  const all = [...settled].flatMap(([file, { objects, entries }]) => {
    const id = contents(file);
    return id === undefined ? [] : [{ file, id, objects, entries }];
  });
  return {
    files: all.map(({ file }) => file),
    ids: all.map(({ id }) => id),
    objects: all.map(({ objects }) => objects),
    entries: all.map(({ entries }) => entries),
  };
}

/** Those of the files that are as they were. */
function read(kept: Buffer | undefined, of: string, contents: SettledFrom['contents']) {
  const known = new Map<string, SettledFile>();
  const end = kept?.indexOf(0x0a) ?? -1;
  if (kept === undefined || kept.toString('utf8', 0, end) !== of) return { known, fits: false };
  const { files, ids, objects, entries } = JSON.parse(kept.toString('utf8', end + 1)) as Written;
  for (const [index, file] of files.entries()) {
    if (contents(file) === ids[index])
      known.set(file, { objects: objects[index] ?? 0, entries: entries[index] ?? 0 });
  }
  return { known, fits: true };
}
