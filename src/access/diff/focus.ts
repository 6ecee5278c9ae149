import type { TextPattern } from '../sets/text-pattern.ts';
import type { UniverseAction } from '../sets/universe.ts';
import { partDeltas, sayingsOf } from './part-delta.ts';
import type { AccessPart } from './system-access.ts';

/** What changes, apart from who has it and through what. */
export interface Focus {
  /** Of these alone not the same is said before and after. */
  readonly actions: readonly FocusedAction[];
  /** What a part says about the resources of which something else is said: nothing more matters to the change. */
  said(part: AccessPart): SaidThere;
}

export interface FocusedAction {
  readonly action: UniverseAction;
  /** What the resources that it is about begin with, one or another. */
  readonly beginnings: readonly string[];
}

export interface SaidThere {
  /** The same where the same is said; empty: nothing. */
  readonly key: string;
  /** Of each action of the focus, in order. */
  readonly byAction: readonly (readonly string[])[];
}

/** Finds what changes between two lists of parts; the same change is the same focus, whoever has it. */
export function focuses(
  actions: ReadonlyMap<string, UniverseAction>,
): (before: readonly AccessPart[], after: readonly AccessPart[]) => Focus {
  const deltaOf = partDeltas(actions);
  const known = new Map<string, Focus>();
  return (before, after) => {
    const beginnings = new Map<UniverseAction, Set<string>>();
    for (const delta of changedParts(before, after).map(([one, other]) => deltaOf(one, other))) {
      for (const { action, beginnings: own } of delta) {
        const all = beginnings.get(action) ?? new Set();
        beginnings.set(action, all);
        for (const each of own) all.add(each);
      }
    }
    const key = [...beginnings]
      .map(([{ name }, own]) => `${name} ${[...own].sort().join(' ')}`)
      .sort()
      .join('\n');
    const found = known.get(key) ?? focusOn(beginnings);
    known.set(key, found);
    return found;
  };
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

function without(parts: readonly AccessPart[], others: readonly AccessPart[]): readonly AccessPart[] {
  const keys = new Set(others.map(({ key }) => key));
  return parts.filter(({ key }) => !keys.has(key));
}

function focusOn(beginnings: ReadonlyMap<UniverseAction, ReadonlySet<string>>): Focus {
  const actions = [...beginnings].map(([action, own]) => ({
    action,
    beginnings: own.has('') ? [''] : [...own].sort(),
  }));
  const known = new Map<string, SaidThere>();
  return {
    actions,
    said(part) {
      const before = known.get(part.key);
      if (before !== undefined) return before;
      const byAction = actions.map((each) => relevant(part, each));
      const isNothing = byAction.every((keys) => keys.length === 0);
      const made = { byAction, key: isNothing ? '' : byAction.map((keys) => keys.join()).join('\n') };
      known.set(part.key, made);
      return made;
    },
  };
}

/** What a part says of an action that may be about the same resources. */
function relevant(part: AccessPart, { action, beginnings }: FocusedAction): readonly string[] {
  return sayingsOf(part, action.name).flatMap((saying) =>
    meet(saying.beginnings, beginnings) ? [saying.key] : [],
  );
}

/** Whether some text may begin with one of these and one of those. */
function meet(some: readonly string[], others: readonly string[]): boolean {
  return some.some((one) => others.some((other) => one.startsWith(other) || other.startsWith(one)));
}

/** Whether a pattern may match something that begins with one of these. */
export function beginsLike({ pieces: [first] }: TextPattern, beginnings: readonly string[]): boolean {
  return first?.is !== 'text' || meet([first.text], beginnings);
}
