import { numbering } from '../numbering.ts';
import type { Effort } from '../sets/effort.ts';
import type { UniverseAction } from '../sets/universe.ts';
import { meet } from './beginnings.ts';
import { partDeltas, sayingsOf } from './part-delta.ts';
import { type SaidSets, saidSets } from './said-sets.ts';
import type { AccessPart, PartGroup } from './system-access.ts';

/** What changes, apart from who has it and through what. */
export interface Focus {
  /** Of these alone not the same is said before and after. */
  readonly actions: readonly FocusedAction[];
  /** What a group says about the resources of which something else is said: nothing more matters to the change. */
  said(group: PartGroup): SaidThere;
  /** The number of the set of all that some say of the action in this place. */
  together(said: readonly SaidThere[], at: number): number;
}

export interface FocusedAction {
  readonly action: UniverseAction;
  /** What the resources that it is about begin with, one or another. */
  readonly beginnings: readonly string[];
}

export interface SaidThere {
  /** The same where the same is said; 0: nothing. */
  readonly number: number;
  /** Of each action of the focus, in order: the number of the set of what is said. */
  readonly byAction: readonly number[];
}

/** Finds what changes between what goes and what comes; the same change is the same focus, whoever has it. */
export function focuses(
  actions: ReadonlyMap<string, UniverseAction>,
  effort: Effort,
): (gone: readonly PartGroup[], come: readonly PartGroup[]) => Focus {
  const deltaOf = partDeltas(actions, effort);
  const known = new Map<string, Focus>();
  const byGroups = new Map<string, Focus>();
  const byPair = new Map<PartGroup, Map<PartGroup, Focus>>();
  const sets = saidSets();
  return (gone, come) => {
    const pairs = pairsByPaths(gone, come);
    if (pairs === undefined) return between(gone, come);
    const [first, ...others] = pairs.map(betweenTwo) as [Focus, ...Focus[]];
    return others.every((each) => each === first) ? first : focusOnAll(new Set([first, ...others]));
  };

  /** Whoever is in a team has the very same group. */
  function betweenTwo([one, other]: Paired): Focus {
    const ofOne = byPair.get(one) ?? new Map<PartGroup, Focus>();
    byPair.set(one, ofOne);
    const focus = ofOne.get(other) ?? between([one], [other]);
    ofOne.set(other, focus);
    return focus;
  }

  function between(gone: readonly PartGroup[], come: readonly PartGroup[]): Focus {
    const key = `${keysOf(gone)}/${keysOf(come)}`;
    const found = byGroups.get(key) ?? focusOf(partsOf(gone), partsOf(come));
    byGroups.set(key, found);
    return found;
  }

  function focusOnAll(some: Iterable<Focus>): Focus {
    const beginnings = new Map<UniverseAction, Set<string>>();
    for (const { actions: focused } of some)
      for (const { action, beginnings: own } of focused)
        beginnings.set(action, new Set([...(beginnings.get(action) ?? []), ...own]));
    return focusAt(beginnings);
  }

  function focusOf(gone: readonly AccessPart[], come: readonly AccessPart[]): Focus {
    const beginnings = new Map<UniverseAction, Set<string>>();
    effort.left -= gone.length + come.length;
    for (const [one, other] of changedParts(gone, come)) {
      for (const { action, beginnings: own } of deltaOf(one, other)) {
        const all = beginnings.get(action) ?? new Set();
        beginnings.set(action, all);
        for (const each of own) all.add(each);
      }
    }
    return focusAt(beginnings);
  }

  function focusAt(beginnings: ReadonlyMap<UniverseAction, ReadonlySet<string>>): Focus {
    const key = [...beginnings]
      .map(([{ name }, own]) => JSON.stringify([name, ...[...own].sort()]))
      .sort()
      .join('\n');
    const found = known.get(key) ?? focusOn(beginnings, sets, effort);
    known.set(key, found);
    return found;
  }
}

type Paired = readonly [gone: PartGroup, come: PartGroup];

/** Groups that become others by the same paths; undefined where they do not pair off. What many have changes once. */
function pairsByPaths(gone: readonly PartGroup[], come: readonly PartGroup[]): readonly Paired[] | undefined {
  if (gone.length !== come.length || gone.length < 2) return undefined;
  const left = new Set(come);
  const pairs: Paired[] = [];
  for (const [at, group] of gone.entries()) {
    // Nearly always in the same place.
    const other = [come[at] as PartGroup, ...come].find((each) => pathsOf(each) === pathsOf(group));
    if (other === undefined || !left.delete(other)) return undefined;
    pairs.push([group, other]);
  }
  return pairs;
}

/** The same for groups of the same paths. */
export function pathsOf({ paths, parts }: PartGroup): string {
  if (paths !== undefined) return paths;
  return parts
    .map(({ path }) => path)
    .sort()
    .join('\n\n');
}

function keysOf(groups: readonly PartGroup[]): string {
  return groups.length < 2
    ? (groups[0]?.key ?? '')
    : groups
        .map(({ key }) => key)
        .sort()
        .join();
}

function partsOf(groups: readonly PartGroup[]): readonly AccessPart[] {
  return groups.flatMap(({ parts }) => parts);
}

type Changed = readonly [before: AccessPart | undefined, after: AccessPart | undefined];

/** Parts that go and parts that come, those of one path together. */
function changedParts(before: readonly AccessPart[], after: readonly AccessPart[]): readonly Changed[] {
  const gone = without(before, after);
  const come = without(after, before);
  if (gone.length === 0 || come.length === 0)
    return [
      ...gone.map((part): Changed => [part, undefined]),
      ...come.map((part): Changed => [undefined, part]),
    ];
  const byPath = new Map(come.map((part) => [part.path, part]));
  const paired = new Set<AccessPart>();
  const pairs = gone.map((part): Changed => {
    const other = byPath.get(part.path);
    if (other !== undefined) paired.add(other);
    return [part, other];
  });
  return [
    ...pairs,
    ...come.flatMap((part): readonly Changed[] => (paired.has(part) ? [] : [[undefined, part]])),
  ];
}

export function without(parts: readonly AccessPart[], others: readonly AccessPart[]): readonly AccessPart[] {
  const keys = new Set(others.map(({ key }) => key));
  return parts.filter(({ key }) => !keys.has(key));
}

function focusOn(
  beginnings: ReadonlyMap<UniverseAction, ReadonlySet<string>>,
  sets: SaidSets,
  effort: Effort,
): Focus {
  const actions = [...beginnings].map(([action, own]) => ({
    action,
    beginnings: own.has('') ? [''] : [...own].sort(),
  }));
  const byGroup = new Map<string, SaidThere>();
  const numberOf = numbering();
  const nothing = numberOf('');
  const saidBy = partSayings(actions, effort);
  return {
    actions,
    said(group) {
      const before = byGroup.get(group.key);
      if (before !== undefined) return before;
      effort.left -= group.parts.length;
      const all = group.parts.map(saidBy);
      const byAction = actions.map((_, at) => sets.of(all.flatMap((said) => said[at] ?? [])));
      const isNothing = byAction.every((said) => said === 0);
      const made = { number: isNothing ? nothing : numberOf(byAction.join()), byAction };
      byGroup.set(group.key, made);
      return made;
    },
    together(said, at) {
      let all = 0;
      for (const { byAction } of said) all = sets.union(all, byAction[at] ?? 0);
      return all;
    },
  };
}

/** What a part says of each action, each part once. */
function partSayings(
  actions: readonly FocusedAction[],
  effort: Effort,
): (part: AccessPart) => readonly (readonly string[])[] {
  const known = new Map<string, readonly (readonly string[])[]>();
  return (part) => {
    const before = known.get(part.key);
    if (before !== undefined) return before;
    const found = actions.map((each) => relevant(part, each));
    effort.left -= found.reduce((sum, said) => sum + 1 + said.length, 0);
    known.set(part.key, found);
    return found;
  };
}

/** What a part says of an action that may be about the same resources. */
function relevant(part: AccessPart, { action, beginnings }: FocusedAction): readonly string[] {
  return sayingsOf(part, action.name).flatMap((saying) =>
    meet(saying.beginnings, beginnings) ? [saying.key] : [],
  );
}
