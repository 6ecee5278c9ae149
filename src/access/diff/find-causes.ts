import type { AccessCause, AccessChange } from './access-diff.ts';
import type { ChangedDocument } from './changed-documents.ts';
import type { GroupedChange } from './group-items.ts';

/** The names by which documents stand in routes. */
export function namesOf(documents: readonly ChangedDocument[]): ReadonlySet<string> {
  return new Set(
    documents.flatMap(({ of, was, only }) => [of, ...(was === undefined ? [] : [was]), ...(only ?? [])]),
  );
}

/** What the change of each document does: to whose access it is, whom it leads there, or whom it denied. */
export function findCauses(
  documents: readonly ChangedDocument[],
  changes: readonly GroupedChange[],
): readonly AccessCause[] {
  if (documents.length === 0) return [];
  const of = placesOfPrincipals(changes);
  const seen = changes.map(
    ({ change, through }): Seen => ({ principals: new Set(change.principals), through }),
  );
  const parts = documents.map((document) => partsOf(document, seen, of));
  const explained = new Set(parts.flatMap((part) => [...part.keys()]));
  const everything = seen.map(({ principals }, at) => [at, principals] as const);
  const unexplained = everything.filter(([at]) => !explained.has(at));
  return documents.map((document, at) => {
    const own = parts[at] ?? new Map();
    const also = document.isBeside === true ? besideOf(own, unexplained, everything) : [];
    const all: Parts = new Map([...own, ...also]);
    const places = [...all.keys()].sort((a, b) => a - b);
    return { of: document.of, change: document.change, changes: places, ...counted(all, changes) };
  });
}

type Entry = readonly [number, ReadonlySet<string>];

/** What stands in no route: what nothing else explains is its; where all is explained, it may have to do with all. */
function besideOf(own: Parts, unexplained: readonly Entry[], everything: readonly Entry[]): readonly Entry[] {
  return own.size > 0 || unexplained.length > 0 ? unexplained : everything;
}

/** By a place among the changes, the people of whom something changes there. */
type Parts = ReadonlyMap<number, ReadonlySet<string>>;

interface Seen extends Pick<GroupedChange, 'through'> {
  readonly principals: ReadonlySet<string>;
}

function placesOfPrincipals(changes: readonly GroupedChange[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [at, { change, through }] of changes.entries()) {
    for (const name of [...change.principals, ...through.keys()]) {
      const known = places.get(name);
      if (known === undefined) places.set(name, [at]);
      else known.push(at);
    }
  }
  return places;
}

function partsOf(
  { of, was, only }: ChangedDocument,
  changes: readonly Seen[],
  places: ReadonlyMap<string, readonly number[]>,
): Parts {
  const parts = new Map<number, Set<string>>();
  for (const name of was === undefined ? [of] : [of, was]) {
    for (const at of places.get(name) ?? []) {
      const found = parts.get(at) ?? new Set<string>();
      for (const principal of concerned(changes[at], name, only)) found.add(principal);
      if (found.size > 0) parts.set(at, found);
    }
  }
  if (parts.size === 0 && only !== undefined) addTheirs(parts, only, changes, places);
  return parts;
}

/** Whose change it is that something has to do with: their own, or what they have it through. */
function concerned(
  seen: Seen | undefined,
  name: string,
  only: ReadonlySet<string> | undefined,
): readonly string[] {
  if (seen === undefined) return [];
  const { principals, through } = seen;
  const led = [...(through.get(name) ?? [])];
  if (only === undefined) return principals.has(name) ? [...led, name] : led;
  const theirs = new Set(theirsIn(seen, only));
  return led.filter((principal) => theirs.has(principal));
}

/** A condition may name a team that leads nowhere. */
function addTheirs(
  parts: Map<number, Set<string>>,
  only: ReadonlySet<string>,
  changes: readonly Seen[],
  places: ReadonlyMap<string, readonly number[]>,
): void {
  for (const name of only)
    for (const at of places.get(name) ?? []) parts.set(at, new Set(theirsIn(changes[at], only)));
}

/** Those who come or go, and what they own. */
function theirsIn(seen: Seen | undefined, only: ReadonlySet<string>): readonly string[] {
  const all = [...only].flatMap((each) => [each, ...(seen?.through.get(each) ?? [])]);
  return all.filter((principal) => seen?.principals.has(principal));
}

function counted(parts: Parts, changes: readonly GroupedChange[]): { gain: number; lose: number } {
  const of = (isSo: (kind: AccessChange['kind']) => boolean) => {
    const counted = [...parts].filter(([at]) => isSo(changes[at]?.change.kind ?? 'other'));
    return new Set(counted.flatMap(([, principals]) => [...principals])).size;
  };
  return { gain: of(isGain), lose: of(isLoss) };
}

export function isGain(kind: AccessChange['kind']): boolean {
  return kind === 'gained' || kind === 'wider';
}

export function isLoss(kind: AccessChange['kind']): boolean {
  return kind === 'lost' || kind === 'narrower';
}
