import { parseOperator } from '../../model/services/condition-operator.ts';
import { accessKeys } from '../diff/access-keys.ts';
import { engineAccess } from '../diff/engine-access.ts';
import { engineOf } from '../engine/engine.ts';
import type { AccessSet, Point } from '../sets/access-set.ts';
import type { Effort } from '../sets/effort.ts';
import { findPoint } from '../sets/find-point.ts';
import { difference, intersection, nothing } from '../sets/set-operations.ts';
import { universeOf } from '../sets/universe-of.ts';
import type { RatedChange } from './rated-change.ts';
import type { RiskFacts } from './risk-facts.ts';
import { whoWas } from './who-was.ts';

/** Whether somebody has nothing of what a change gives without a second factor; in doubt they have. */
export type AsksForMfa = (change: RatedChange, principal: string) => boolean;

/** What one answer may cost, and all of them. */
const enough = 20_000;
const inAll = 4_000_000;

/**
 * Asks of what somebody can do after a change and could not before whether any of it goes without a second factor: what
 * a change tells of its conditions may be a part of them. Of another system's access nothing is known to ask for one.
 */
export function asksForMfaIn({ access, now }: Pick<RiskFacts, 'access' | 'now'>): AsksForMfa {
  if (access === undefined) return () => false;
  let asks: AsksForMfa | undefined;
  return (change, principal) => {
    if (change.when.length === 0 && change.unless.length === 0) return false;
    if (change.example?.after === 'allow' && !hasMfa(change.example)) return false;
    asks ??= askerOf(access, now);
    return asks(change, principal);
  };
}

function askerOf({ before, after }: NonNullable<RiskFacts['access']>, now: number): AsksForMfa {
  const universe = universeOf(before === undefined ? [after] : [after, before]);
  const keys = accessKeys();
  const system = engineAccess(after, keys, universe);
  const previous = before && engineAccess(before, keys, universe);
  const was = whoWas(before && engineOf(before));
  const without = withoutMfa(engineOf(after).keys.find('principal.mfa'));
  const total: Effort = { left: inAll };
  const known = new Map<string, boolean>();
  return ({ actions, from }, name) => {
    const principal = engineOf(after).byName.get(name);
    if (principal === undefined || total.left < 0) return false;
    const held = system.at(name, from === undefined ? now : Date.parse(from));
    const then = was(principal);
    const had = then && previous?.at(then.name, now);
    // Whoever has the same had the same: one of them is asked.
    const key = JSON.stringify([held.key, had?.key, actions]);
    const before = known.get(key);
    if (before !== undefined) return before;
    const effort: Effort = { left: Math.min(enough, total.left) };
    const begun = effort.left;
    const gained = intersection([difference(held.set, had?.set ?? nothing), without]);
    const asks = findPoint(gained, universe, effort, actions).is === 'none';
    total.left -= begun - effort.left;
    known.set(key, asks);
    return asks;
  };
}

/** Every request of somebody who has none, or does not say. */
function withoutMfa(of: ReturnType<ReturnType<typeof engineOf>['keys']['find']>): AccessSet {
  const operator = parseOperator('Bool');
  const tests =
    of === undefined ? [] : [{ key: 'mfa', of, operator, values: [true], dependsOn: [], isDeny: false }];
  return {
    has: (point) => !hasMfa(point),
    patternsOf: () => [],
    testsOf: () => tests,
    mayHave: () => true,
  };
}

function hasMfa({ context }: Pick<Point, 'context'>): boolean {
  return Object.entries(context).some(
    ([key, value]) => key.toLowerCase() === 'principal.mfa' && value === true,
  );
}
