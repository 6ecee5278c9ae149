import type { AccessSet } from '../sets/access-set.ts';
import type { Asked } from './asked.ts';
import type { Comparer, Finding } from './compare-held.ts';
import { nothingHeld, type PrincipalPair } from './pair-principals.ts';
import type { HeldAccess, SystemAccess } from './system-access.ts';

/** A change of one principal in one action, for a time. */
export interface Item extends Finding {
  readonly principal: string;
  /** Both sides when it begins. */
  readonly before: Asked;
  readonly after: Asked;
  /** In milliseconds; undefined: at once. */
  readonly from: number | undefined;
  /** In milliseconds; undefined: without an end. */
  readonly until: number | undefined;
}

/**
 * How the access of one principal differs, now and at every later moment at which something of either side starts or
 * ends.
 */
export function findItems(
  { before, after }: { readonly before: SystemAccess; readonly after: SystemAccess },
  pair: PrincipalPair,
  now: number,
  comparer: Comparer,
  within: AccessSet | undefined,
): readonly Item[] {
  const moments = new Set([
    now,
    ...momentsOf(before, pair.before, now),
    ...momentsOf(after, pair.after, now),
  ]);
  const items: Item[] = [];
  let open = new Map<string, Item>();
  for (const moment of [...moments].sort((a, b) => a - b)) {
    const sides = {
      before: askedAt(before, pair.before, pair.name, moment),
      after: askedAt(after, pair.after, pair.name, moment),
    };
    const next = new Map<string, Item>();
    for (const finding of comparer.findings(sides.before, sides.after, within)) {
      const key = `${finding.action.name} ${finding.difference.text}`;
      const from = moment === now ? undefined : moment;
      next.set(key, open.get(key) ?? { ...finding, ...sides, principal: pair.name, from, until: undefined });
      open.delete(key);
    }
    for (const ended of open.values()) items.push({ ...ended, until: moment });
    open = next;
  }
  return [...items, ...open.values()];
}

function momentsOf(system: SystemAccess, principal: string | undefined, now: number): readonly number[] {
  return principal === undefined ? [] : system.momentsOf(principal, now);
}

export function askedAt(
  system: SystemAccess,
  principal: string | undefined,
  name: string,
  now: number,
): Asked {
  const held: HeldAccess = principal === undefined ? nothingHeld : system.at(principal, now);
  return { system, principal: principal ?? name, now, held };
}
