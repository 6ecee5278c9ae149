import type { Place } from '../../diagnostic/diagnostic.ts';
import type { AccessCause, AccessChange } from './access-diff.ts';
import type { ChangedDocument } from './changed-documents.ts';
import type { GroupedChange } from './group-items.ts';

/** What the change of each document does: the changes whose people it is of, that it leads to, or that it denied. */
export function findCauses(
  documents: readonly ChangedDocument[],
  changes: readonly GroupedChange[],
): readonly AccessCause[] {
  if (documents.length === 0) return [];
  const places = placesByName(changes);
  const parts = documents.map((document) => placesOf(document, places));
  const explained = new Set(parts.flatMap((part) => [...part]));
  const others = changes.flatMap((_, at) => (explained.has(at) ? [] : [at]));
  return documents.map((document, at) => {
    const own = isOfAll(document) ? others : [];
    const found = [...new Set([...(parts[at] ?? []), ...own])].sort((a, b) => a - b);
    return { of: document.of, change: document.change, changes: found, ...counted(found, changes) };
  });
}

/** Zones, catalogues and boundaries stand in no route: what nothing else explains is theirs. */
function isOfAll({ of }: ChangedDocument): boolean {
  return /^(?:zone|service|organization|policy)\//.test(of);
}

interface Places {
  readonly through: ReadonlyMap<string, ReadonlySet<number>>;
  readonly of: ReadonlyMap<string, ReadonlySet<number>>;
}

function placesByName(changes: readonly GroupedChange[]): Places {
  const through = new Map<string, Set<number>>();
  const of = new Map<string, Set<number>>();
  function add(places: Map<string, Set<number>>, name: string, at: number): void {
    const known = places.get(name) ?? new Set();
    places.set(name, known.add(at));
  }
  for (const [at, { change, names }] of changes.entries()) {
    for (const name of names) {
      add(through, name, at);
      if (name.startsWith('policy/')) add(through, name.replace(/@\d+$/, ''), at);
    }
    for (const principal of change.principals) add(of, principal, at);
  }
  return { through, of };
}

function placesOf({ of, was, only }: ChangedDocument, places: Places): ReadonlySet<number> {
  const names = was === undefined ? [of] : [of, was];
  const through = new Set(names.flatMap((name) => [...(places.through.get(name) ?? [])]));
  if (only === undefined)
    return new Set([...through, ...names.flatMap((name) => [...(places.of.get(name) ?? [])])]);
  const theirs = new Set([...only].flatMap((principal) => [...(places.of.get(principal) ?? [])]));
  return new Set([...through].filter((at) => theirs.has(at)));
}

function counted(
  places: readonly number[],
  changes: readonly GroupedChange[],
): { gain: number; lose: number } {
  const of = (isSo: (kind: AccessChange<Place>['kind']) => boolean) =>
    new Set(
      places.flatMap((at) => {
        const { kind, principals } = changes[at]?.change ?? { kind: 'other', principals: [] };
        return isSo(kind) ? principals : [];
      }),
    ).size;
  return { gain: of(isGain), lose: of(isLoss) };
}

export function isGain(kind: AccessChange['kind']): boolean {
  return kind === 'gained' || kind === 'wider';
}

export function isLoss(kind: AccessChange['kind']): boolean {
  return kind === 'lost' || kind === 'narrower';
}
