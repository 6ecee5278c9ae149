import { numbering } from '../numbering.ts';
import type { Effort } from '../sets/effort.ts';
import type { UniverseAction } from '../sets/universe.ts';
import { meet } from './beginnings.ts';
import { partDeltas, sayingsOf, without } from './part-delta.ts';
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
  const both = new Map<Focus, Map<Focus, Focus>>();
  const nothing = focusAt(new Map());
  return (gone, come) => {
    const [one, other] = [gone[0], come[0]];
    if (one !== undefined && other !== undefined && gone.length + come.length === 2)
      return betweenTwo(one, other);
    if (!isPairedOff(gone, come)) return between(gone, come);
    let focus = nothing;
    for (let at = 0; at < gone.length; at += 1)
      focus = onBoth(focus, betweenTwo(gone[at] as PartGroup, come[at] as PartGroup));
    return focus;
  };

  /** Whoever is in a team has the very same group. */
  function betweenTwo(one: PartGroup, other: PartGroup): Focus {
    const ofOne = byPair.get(one) ?? new Map<PartGroup, Focus>();
    byPair.set(one, ofOne);
    const focus = ofOne.get(other) ?? between([one], [other]);
    ofOne.set(other, focus);
    return focus;
  }

  function onBoth(one: Focus, other: Focus): Focus {
    if (one === other || other.actions.length === 0) return one;
    if (one.actions.length === 0) return other;
    const ofOne = both.get(one) ?? new Map<Focus, Focus>();
    both.set(one, ofOne);
    const focus = ofOne.get(other) ?? focusOnAll([one, other]);
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

/** Whether each becomes, in its place, one of the same paths: what many have changes once. */
function isPairedOff(gone: readonly PartGroup[], come: readonly PartGroup[]): boolean {
  if (gone.length !== come.length || gone.length < 2) return false;
  for (let at = 0; at < gone.length; at += 1)
    if (pathsOf(gone[at] as PartGroup) !== pathsOf(come[at] as PartGroup)) return false;
  return true;
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
  const silent = actions.map(() => 0);
  // A group that says nothing has no other number.
  numberOf(silent.join());
  const saidBy = partSayings(actions, sets, silent, effort);
  return {
    actions,
    said(group) {
      const before = byGroup.get(group.key);
      if (before !== undefined) return before;
      effort.left -= group.parts.length;
      const all = group.parts.map(saidBy);
      const telling = all.filter((byAction) => byAction !== silent);
      const [first = silent, ...others] = new Set(telling);
      const byAction = others.length === 0 ? first : first.map((said, at) => withOthers(said, others, at));
      const made = { number: byAction === silent ? 0 : numberOf(byAction.join()), byAction };
      byGroup.set(group.key, made);
      return made;
    },
    together: (said, at) => {
      let all = 0;
      for (const { byAction } of said) all = sets.union(all, byAction[at] ?? 0);
      return all;
    },
  };

  function withOthers(said: number, others: readonly (readonly number[])[], at: number): number {
    return others.reduce((all, byAction) => sets.union(all, byAction[at] ?? 0), said);
  }
}

/** The numbers of the sets of what a part says of each action, each part once; the very list where it says nothing. */
function partSayings(
  actions: readonly FocusedAction[],
  sets: SaidSets,
  silent: readonly number[],
  effort: Effort,
): (part: AccessPart) => readonly number[] {
  const known = new Map<string, readonly number[]>();
  return (part) => {
    const before = known.get(part.key);
    if (before !== undefined) return before;
    const found = actions.map((each) => relevant(part, each));
    effort.left -= found.reduce((sum, said) => sum + 1 + said.length, 0);
    const byAction = found.every((said) => said.length === 0) ? silent : found.map(sets.of);
    known.set(part.key, byAction);
    return byAction;
  };
}

/** What a part says of an action that may be about the same resources. */
function relevant(part: AccessPart, { action, beginnings }: FocusedAction): readonly string[] {
  return sayingsOf(part, action.name).flatMap((saying) =>
    meet(saying.beginnings, beginnings) ? [saying.key] : [],
  );
}
