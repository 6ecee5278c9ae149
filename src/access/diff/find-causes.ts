import { globMatches } from '../../model/patterns/glob-matches.ts';
import type { AccessCause, AccessChange } from './access-diff.ts';
import type { ChangedDocument } from './changed-documents.ts';
import type { GroupedChange } from './group-items.ts';

/** The names by which documents stand in routes. */
export function namesOf(documents: readonly ChangedDocument[]): ReadonlySet<string> {
  return new Set(
    documents.flatMap(({ of, was, only }) => [of, ...(was === undefined ? [] : [was]), ...(only ?? [])]),
  );
}

/**
 * What the change of each document does: to whose access it is, whom it leads there, or whom it denied, and only where
 * what changed in it is about an action that changes. What nobody explains so may come from any of them.
 */
export function findCauses(
  documents: readonly ChangedDocument[],
  changes: readonly GroupedChange[],
): readonly AccessCause[] {
  if (documents.length === 0) return [];
  const places = placesOf(namesOf(documents), changes);
  const seen = changes.map(seenIn);
  const known = documents.map((document) => partsOf(document, seen, places));
  const left = unexplained(seen, known);
  const isTold = documents.some((document) => document.isBeside === true && maySay(document, seen, left));
  return documents.map((document, at) => {
    const own = known[at] ?? new Map();
    const all = together(own, alsoOf(document, own, { seen, left, isTold }));
    const places = [...all.keys()].sort((a, b) => a - b);
    return { of: document.of, change: document.change, changes: places, ...counted(all, changes) };
  });
}

/** By a place among the changes, the people of whom something changes there. */
type Parts = ReadonlyMap<number, ReadonlySet<string>>;

interface Seen extends Pick<GroupedChange, 'through'>, Pick<AccessChange, 'actions' | 'principals'> {
  /** Made when it is asked for: of most changes nobody asks. */
  readonly all: ReadonlySet<string>;
}

function seenIn({ change: { principals, actions }, through }: GroupedChange): Seen {
  let made: ReadonlySet<string> | undefined;
  return {
    principals,
    actions,
    through,
    get all() {
      made ??= new Set(principals);
      return made;
    },
  };
}

interface PlaceOfName {
  readonly at: number;
  /** Whether the change is theirs: else it is reached through them. */
  readonly isOwn: boolean;
}

/** Where names stand in changes: there are thousands, of which few are asked for. */
function placesOf(
  names: ReadonlySet<string>,
  changes: readonly GroupedChange[],
): ReadonlyMap<string, readonly PlaceOfName[]> {
  const places = new Map<string, PlaceOfName[]>();
  const add = (name: string, place: PlaceOfName) => {
    const known = places.get(name);
    if (known === undefined) places.set(name, [place]);
    else known.push(place);
  };
  for (const [at, { change, through }] of changes.entries()) {
    for (const name of change.principals) if (names.has(name)) add(name, { at, isOwn: true });
    for (const name of through.keys())
      if (names.has(name) && places.get(name)?.at(-1)?.at !== at) add(name, { at, isOwn: false });
  }
  return places;
}

function partsOf(
  document: ChangedDocument,
  changes: readonly Seen[],
  places: ReadonlyMap<string, readonly PlaceOfName[]>,
): Parts {
  const { of, was, only, isRead = false } = document;
  const parts = new Map<number, ReadonlySet<string>>();
  for (const name of was === undefined ? [of] : [of, was]) {
    for (const place of places.get(name) ?? []) {
      const own = concerned(changes[place.at] as Seen, name, place, document);
      const known = parts.get(place.at);
      if (own.size > 0) parts.set(place.at, known === undefined ? own : new Set([...known, ...own]));
    }
  }
  if (parts.size === 0 && only !== undefined && isRead) addTheirs(parts, only, changes, places);
  return parts;
}

/** Whose change it is that something has to do with: their own, or what they have it through. */
function concerned(
  seen: Seen,
  name: string,
  { isOwn }: PlaceOfName,
  document: ChangedDocument,
): ReadonlySet<string> {
  const reached = seen.through.get(name) ?? noPrincipals;
  const led = isOwn ? new Set([...reached, name]) : reached;
  const { only, actions } = document;
  const isAbout = only === undefined || actions !== undefined ? saysOf(document, seen) : false;
  if (isAbout || only === undefined) return isAbout ? led : noPrincipals;
  const theirs = new Set(theirsIn(seen, only));
  return new Set([...led].filter((principal) => theirs.has(principal)));
}

const noPrincipals: ReadonlySet<string> = new Set();

/** Whether what changed in a document may be about an action of a change. */
function saysOf({ actions: patterns }: ChangedDocument, { actions }: Seen): boolean {
  if (patterns === undefined) return true;
  const globs = patterns.map((pattern) => pattern.toLowerCase());
  return actions.some((action) => globs.some((glob) => globMatches(glob, action.toLowerCase())));
}

/** A condition may name a team that leads nowhere. */
function addTheirs(
  parts: Map<number, ReadonlySet<string>>,
  only: ReadonlySet<string>,
  changes: readonly Seen[],
  places: ReadonlyMap<string, readonly PlaceOfName[]>,
): void {
  for (const name of only)
    for (const { at } of places.get(name) ?? []) parts.set(at, new Set(theirsIn(changes[at] as Seen, only)));
}

/** Those who come or go, and what they own. */
function theirsIn({ all, through }: Seen, only: ReadonlySet<string>): readonly string[] {
  const found = [...only].flatMap((each) => [each, ...(through.get(each) ?? [])]);
  return found.filter((principal) => all.has(principal));
}

/** Of whose changes no document is known that leads there. */
function unexplained(seen: readonly Seen[], known: readonly Parts[]): Parts {
  const left = new Map<number, ReadonlySet<string>>();
  const explained = new Map<number, ReadonlySet<string>[]>();
  for (const parts of known) {
    for (const [at, own] of parts) {
      const all = explained.get(at);
      if (all === undefined) explained.set(at, [own]);
      else all.push(own);
    }
  }
  for (const [at, each] of seen.entries()) {
    // One of them is looked up in, whichever: most changes have one explanation, and no set is made of the rest.
    const [first, ...others] = explained.get(at) ?? [];
    if (first === undefined) {
      left.set(at, each.all);
      continue;
    }
    const own = new Set(each.principals.filter((principal) => !first.has(principal)));
    for (const some of others) for (const principal of some) own.delete(principal);
    if (own.size > 0) left.set(at, own);
  }
  return left;
}

interface Unexplained {
  readonly seen: readonly Seen[];
  readonly left: Parts;
  /** Whether some document that stands in no route may say it. */
  readonly isTold: boolean;
}

/**
 * What stands in no route may do what nothing else explains; where all is explained, it may have to do with all. What
 * stands in one may have taken another way that is gone, where nothing else is left to explain it.
 */
function alsoOf(document: ChangedDocument, known: Parts, { seen, left, isTold }: Unexplained): Parts {
  const { of, only, actions, isBeside = false } = document;
  if (!isBeside && (isTold || isPersonal(of))) return new Map();
  const isOfAll = isBeside && known.size === 0 && left.size === 0;
  const all = isOfAll ? new Map(seen.map((each, at) => [at, each.all] as const)) : left;
  const own = [...all].filter(([at]) => saysOf(document, seen[at] as Seen));
  if (only === undefined || actions !== undefined) return new Map(own);
  return new Map(
    own.flatMap(([at, principals]) => {
      const theirs = theirsIn(seen[at] as Seen, only).filter((each) => principals.has(each));
      return theirs.length === 0 ? [] : [[at, new Set(theirs)] as const];
    }),
  );
}

function maySay(document: ChangedDocument, seen: readonly Seen[], left: Parts): boolean {
  return [...left.keys()].some((at) => saysOf(document, seen[at] as Seen));
}

/** What is said of one principal is nobody else's, and a guardrail gives nothing. */
function isPersonal(of: string): boolean {
  return /^(?:member|service-account|token|guardrail)\//.test(of);
}

function together(one: Parts, other: Parts): Parts {
  if (other.size === 0) return one;
  const all = new Map(one);
  for (const [at, principals] of other) {
    const own = one.get(at);
    all.set(at, own === undefined ? principals : new Set([...own, ...principals]));
  }
  return all;
}

function counted(parts: Parts, changes: readonly GroupedChange[]): { gain: number; lose: number } {
  const of = (isSo: (kind: AccessChange['kind']) => boolean) => {
    const counted = new Set<string>();
    for (const [at, principals] of parts)
      if (isSo(changes[at]?.change.kind ?? 'other'))
        for (const principal of principals) counted.add(principal);
    return counted.size;
  };
  return { gain: of(isGain), lose: of(isLoss) };
}

export function isGain(kind: AccessChange['kind']): boolean {
  return kind === 'gained' || kind === 'wider';
}

export function isLoss(kind: AccessChange['kind']): boolean {
  return kind === 'lost' || kind === 'narrower';
}
