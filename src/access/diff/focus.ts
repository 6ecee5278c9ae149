import type { TextPattern } from '../sets/text-pattern.ts';
import type { UniverseAction } from '../sets/universe.ts';
import type { AccessPart, PartSaying } from './system-access.ts';

/** What changes, apart from who has it: some parts go and some come. */
export interface Focus {
  /** Of these alone what goes and what comes do not say the same. */
  readonly actions: readonly FocusedAction[];
  /** What a part that stays says of the same resources: whoever has parts that say the same has the same change. */
  kept(part: AccessPart): KeptPart;
}

export interface FocusedAction {
  readonly action: UniverseAction;
  /** What goes and what comes, and what parts that change say of the same resources before and after. */
  readonly changed: string;
  /** What the resources that it is about begin with, one or another. */
  readonly beginnings: readonly string[];
}

export interface KeptPart {
  /** The same where the same is said; empty: nothing. */
  readonly key: string;
  /** Of each action of the focus, in order. */
  readonly said: readonly (readonly string[])[];
}

/** Finds what changes between two lists of parts, for each two once. */
export function focuses(
  actions: ReadonlyMap<string, UniverseAction>,
): (before: readonly AccessPart[], after: readonly AccessPart[]) => Focus {
  // Catalogues may spell an action differently.
  const byName = new Map([...actions.values()].map((action) => [action.name.toLowerCase(), action]));
  const known = new Map<string, Focus>();
  const named = touching(byName);
  return (before, after) => {
    const [gone, come] = [without(before, after), without(after, before)];
    const key = `${[...gone.keys()].sort().join('\n')}\n\n${[...come.keys()].sort().join('\n')}`;
    const found = known.get(key) ?? focusOn(named, [...gone.values()], [...come.values()]);
    known.set(key, found);
    return found;
  };
}

type Touching = (gone: readonly AccessPart[], come: readonly AccessPart[]) => readonly UniverseAction[];

/** Actions of which something may change. Of a part that changes most says the same as before, for whoever has it. */
function touching(byName: ReadonlyMap<string, UniverseAction>): Touching {
  const known = new Map<string, ReadonlySet<UniverseAction>>();
  return (gone, come) => {
    const byPath = new Map(come.map((part) => [part.path, part]));
    const pairs = gone.map((part) => [part, byPath.get(part.path)] as const);
    const paired = new Set(pairs.map(([, part]) => part));
    const all = [
      ...pairs,
      ...come.filter((part) => !paired.has(part)).map((part) => [part, undefined] as const),
    ];
    const touched = new Set<UniverseAction>();
    for (const [one, other] of all) for (const action of differing(one, other)) touched.add(action);
    return [...touched];
  };

  function differing(one: AccessPart, other: AccessPart | undefined): ReadonlySet<UniverseAction> {
    const key = `${one.key}\n\n${other?.key ?? ''}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const named = namedBy(byName, other === undefined ? [one] : [one, other]);
    const found = named.filter(
      ({ name }) => keyOf(one, name) !== (other === undefined ? '' : keyOf(other, name)),
    );
    const made = new Set(found);
    known.set(key, made);
    return made;
  }
}

function without(
  parts: readonly AccessPart[],
  others: readonly AccessPart[],
): ReadonlyMap<string, AccessPart> {
  const keys = new Set(others.map(({ key }) => key));
  return new Map(parts.flatMap((part) => (keys.has(part.key) ? [] : [[part.key, part] as const])));
}

function focusOn(named: Touching, gone: readonly AccessPart[], come: readonly AccessPart[]): Focus {
  const actions = named(gone, come).flatMap((action) => focused(action, gone, come));
  const kept = new Map<string, KeptPart>();
  return {
    actions,
    kept(part) {
      const before = kept.get(part.key);
      if (before !== undefined) return before;
      const own = actions.map((each) => relevant(part, each));
      const key = own.every((keys) => keys.length === 0) ? '' : own.map((keys) => keys.join()).join('\n');
      const made = { key, said: own };
      kept.set(part.key, made);
      return made;
    },
  };
}

function focused(
  action: UniverseAction,
  gone: readonly AccessPart[],
  come: readonly AccessPart[],
): FocusedAction | readonly [] {
  const { name } = action;
  const [was, is] = [said(gone, name), said(come, name)];
  if (was === is) return [];
  const [before, after] = [sayingsIn(gone, name), sayingsIn(come, name)];
  const both = [...before.values()].filter(({ key }) => after.has(key));
  const changes = [...before.values(), ...after.values()].filter(
    ({ key }) => before.has(key) !== after.has(key),
  );
  // What may be asked of an action changes all that is said about it.
  if (changes.length === 0) return { action, changed: `${was}\n${is}`, beginnings: [''] };
  const beginnings = eachOnce(changes);
  const beside = both.filter((saying) => meet(saying.beginnings, beginnings));
  const keys = [
    changes.filter(({ key }) => before.has(key)),
    changes.filter(({ key }) => after.has(key)),
    beside,
  ];
  return {
    action,
    changed: keys
      .map((some) =>
        some
          .map(({ key }) => key)
          .sort()
          .join('\n'),
      )
      .join('\n\n'),
    beginnings,
  };
}

function eachOnce(sayings: readonly PartSaying[]): readonly string[] {
  const beginnings = new Set(sayings.flatMap((saying) => saying.beginnings));
  return beginnings.has('') ? [''] : [...beginnings];
}

function sayingsIn(parts: readonly AccessPart[], action: string): ReadonlyMap<string, PartSaying> {
  const sayings = parts.flatMap((part) => {
    if (part.sayings !== undefined) return part.sayings(action);
    const key = keyOf(part, action);
    return key === '' ? [] : [{ key, beginnings: [''] }];
  });
  return new Map(sayings.map((saying) => [saying.key, saying]));
}

function namedBy(
  byName: ReadonlyMap<string, UniverseAction>,
  parts: readonly AccessPart[],
): readonly UniverseAction[] {
  const named = new Set<UniverseAction>();
  for (const part of parts) {
    if (part.actions === 'all') return [...byName.values()];
    for (const name of part.actions) {
      const action = byName.get(name.toLowerCase());
      if (action !== undefined) named.add(action);
    }
  }
  return [...named];
}

function said(parts: readonly AccessPart[], action: string): string {
  const keys = new Set(parts.map((part) => keyOf(part, action)));
  keys.delete('');
  return [...keys].sort().join();
}

function keyOf(part: AccessPart, action: string): string {
  if (part.keyOf !== undefined) return part.keyOf(action);
  return part.actions === 'all' || part.actions.has(action) ? part.key : '';
}

/** What a part says of an action that may be about the same resources. */
function relevant(part: AccessPart, { action, beginnings }: FocusedAction): readonly string[] {
  const sayings = [...sayingsIn([part], action.name).values()];
  return sayings.filter((saying) => meet(saying.beginnings, beginnings)).map(({ key }) => key);
}

/** Whether some text may begin with one of these and one of those. */
function meet(some: readonly string[], others: readonly string[]): boolean {
  return some.some((one) => others.some((other) => one.startsWith(other) || other.startsWith(one)));
}

/** Whether a pattern may match something that begins with one of these. */
export function beginsLike({ pieces: [first] }: TextPattern, beginnings: readonly string[]): boolean {
  return first?.is !== 'text' || meet([first.text], beginnings);
}
