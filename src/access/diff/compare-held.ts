import type { AccessSet } from '../sets/access-set.ts';
import type { Effort } from '../sets/effort.ts';
import type { Universe, UniverseAction } from '../sets/universe.ts';
import { type Asked, compareAction, type Difference } from './compare-action.ts';
import type { AccessPart } from './system-access.ts';

/** How two accesses differ in one action. */
export interface Finding {
  readonly action: UniverseAction;
  readonly difference: Difference;
}

/** Compares what is held, each two keys once, whoever has them. */
export interface Comparer {
  findings(before: Asked, after: Asked, within?: AccessSet): readonly Finding[];
  /** Of one action. */
  differences(action: UniverseAction, before: Asked, after: Asked, within?: AccessSet): readonly Difference[];
}

/** One comparison may cost so much: a pattern that is meant to be dear leaves enough for others. */
const mostOfOne = 200_000;

export function comparer({ actions }: Universe, effort: Effort): Comparer {
  const byName = new Map([...actions.values()].map((action) => [action.name.toLowerCase(), action]));
  const all = new Map<string, readonly Finding[]>();
  const compared = new Map<string, readonly Difference[]>();
  const touched = new Map<string, readonly UniverseAction[]>();
  const sets = new Map<AccessSet, number>();
  return { findings, differences };

  function findings(before: Asked, after: Asked, within?: AccessSet): readonly Finding[] {
    const [was, is] = [before.held.key, after.held.key];
    if (was === is) return [];
    const key = `${was}\n${is}\n${numberOf(within)}`;
    const known = all.get(key);
    if (known !== undefined) return known;
    const found = touchedActions(before.held.parts, after.held.parts).flatMap((action) =>
      differences(action, before, after, within).map((difference) => ({ action, difference })),
    );
    all.set(key, found);
    return found;
  }

  function differences(
    action: UniverseAction,
    before: Asked,
    after: Asked,
    within?: AccessSet,
  ): readonly Difference[] {
    const [was, is] = [before.held.keyOf(action.name), after.held.keyOf(action.name)];
    if (was === is) return [];
    const key = `${action.name}\n${was}\n${is}\n${numberOf(within)}`;
    const known = compared.get(key);
    if (known !== undefined) return known;
    const most = Math.min(mostOfOne, effort.left);
    const own = { left: most };
    const found = compareAction(action, before, after, within, own);
    effort.left -= most - Math.max(own.left, 0);
    compared.set(key, found);
    return found;
  }

  /** The actions of which what goes and what comes do not say the same. */
  function touchedActions(before: readonly AccessPart[], after: readonly AccessPart[]): readonly UniverseAction[] {
    const [gone, come] = [without(before, after), without(after, before)];
    const key = `${[...gone.keys()].sort().join('\n')}\n\n${[...come.keys()].sort().join('\n')}`;
    const known = touched.get(key);
    if (known !== undefined) return known;
    const found = namedBy([...gone.values(), ...come.values()]).filter(
      ({ name }) => said(gone, name) !== said(come, name),
    );
    touched.set(key, found);
    return found;
  }

  function namedBy(parts: readonly AccessPart[]): readonly UniverseAction[] {
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

  function numberOf(within: AccessSet | undefined): number {
    if (within === undefined) return 0;
    const known = sets.get(within) ?? sets.size + 1;
    sets.set(within, known);
    return known;
  }
}

function without(parts: readonly AccessPart[], others: readonly AccessPart[]): ReadonlyMap<string, AccessPart> {
  const keys = new Set(others.map(({ key }) => key));
  return new Map(parts.flatMap((part) => (keys.has(part.key) ? [] : [[part.key, part] as const])));
}

function said(parts: ReadonlyMap<string, AccessPart>, action: string): string {
  const keys = new Set<string>();
  for (const part of parts.values()) {
    const key = part.keyOf === undefined ? (isAbout(part, action) ? part.key : '') : part.keyOf(action);
    if (key !== '') keys.add(key);
  }
  return [...keys].sort().join();
}

export function isAbout({ actions }: AccessPart, action: string): boolean {
  return actions === 'all' || actions.has(action);
}
