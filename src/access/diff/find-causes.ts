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
  const others = changes.flatMap(({ change }, at) =>
    explained.has(at) ? [] : [[at, new Set(change.principals)] as const],
  );
  return documents.map((document, at) => {
    const own = new Map([...(parts[at] ?? []), ...(isOfAll(document) ? others : [])]);
    const places = [...own.keys()].sort((a, b) => a - b);
    return { of: document.of, change: document.change, changes: places, ...counted(own, changes) };
  });
}

/** Zones, catalogues and boundaries stand in no route: what nothing else explains is theirs. */
function isOfAll({ of }: ChangedDocument): boolean {
  return /^(?:zone|service|organization|policy)\//.test(of);
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
  // Of those who come or go, and of what they own.
  const theirs = new Set([...only].flatMap((each) => [each, ...(through.get(each) ?? [])]));
  return led.filter((principal) => theirs.has(principal));
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
