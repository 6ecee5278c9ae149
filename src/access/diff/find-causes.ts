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
  const places = placesOfPrincipals(changes);
  const seen = changes.map(
    ({ change, through }): Seen => ({
      principals: new Set(change.principals),
      actions: change.actions,
      through,
    }),
  );
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

interface Seen extends Pick<GroupedChange, 'through'> {
  readonly principals: ReadonlySet<string>;
  readonly actions: readonly string[];
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
  document: ChangedDocument,
  changes: readonly Seen[],
  places: ReadonlyMap<string, readonly number[]>,
): Parts {
  const { of, was, only, isRead = false } = document;
  const parts = new Map<number, Set<string>>();
  for (const name of was === undefined ? [of] : [of, was]) {
    for (const at of places.get(name) ?? []) {
      const found = parts.get(at) ?? new Set<string>();
      for (const principal of concerned(changes[at], name, document)) found.add(principal);
      if (found.size > 0) parts.set(at, found);
    }
  }
  if (parts.size === 0 && only !== undefined && isRead) addTheirs(parts, only, changes, places);
  return parts;
}

/** Whose change it is that something has to do with: their own, or what they have it through. */
function concerned(seen: Seen | undefined, name: string, document: ChangedDocument): readonly string[] {
  if (seen === undefined) return [];
  const { principals, through } = seen;
  const led = [...(through.get(name) ?? []), ...(principals.has(name) ? [name] : [])];
  const { only, actions } = document;
  const isAbout = only === undefined || actions !== undefined ? saysOf(document, seen) : false;
  if (isAbout || only === undefined) return isAbout ? led : [];
  const theirs = new Set(theirsIn(seen, only));
  return led.filter((principal) => theirs.has(principal));
}

/** Whether what changed in a document may be about an action of a change. */
function saysOf({ actions: patterns }: ChangedDocument, { actions }: Seen): boolean {
  if (patterns === undefined) return true;
  const globs = patterns.map((pattern) => pattern.toLowerCase());
  return actions.some((action) => globs.some((glob) => globMatches(glob, action.toLowerCase())));
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

/** Of whose changes no document is known that leads there. */
function unexplained(seen: readonly Seen[], known: readonly Parts[]): Parts {
  const left = new Map<number, Set<string>>(seen.map(({ principals }, at) => [at, new Set(principals)]));
  for (const parts of known)
    for (const [at, explained] of parts) for (const principal of explained) left.get(at)?.delete(principal);
  return new Map([...left].filter(([, principals]) => principals.size > 0));
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
  const everything = new Map(seen.map(({ principals }, at) => [at, principals] as const));
  const all = isBeside && known.size === 0 && left.size === 0 ? everything : left;
  if (!isBeside && (isTold || isPersonal(of))) return new Map();
  const own = [...all].filter(([at]) => saysOf(document, seen[at] as Seen));
  if (only === undefined || actions !== undefined) return new Map(own);
  return new Map(
    own.flatMap(([at, principals]) => {
      const theirs = theirsIn(seen[at], only).filter((each) => principals.has(each));
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
  const all = new Map(one);
  for (const [at, principals] of other) all.set(at, new Set([...(one.get(at) ?? []), ...principals]));
  return all;
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
