import type { Breach } from './breach.ts';
import { breachOf, type ReachAt, reachOver } from './forbid.ts';
import type { Inquiry } from './inquiry.ts';
import { bodyOf } from './rule.ts';
import type { WrittenScope } from './scope.ts';

/** Who can get at two things that no one may hold together. */
export function* notSeparateBy(inquiry: Inquiry): Iterable<Breach> {
  const { separate } = bodyOf(inquiry.rule.guardrail);
  if (separate === undefined) return;
  const { anyOf, from, resources } = separate;
  const pairs = apart(inquiry, anyOf, from).map((sides) => sides.map((actions) => ({ actions, resources })));
  for (const { name } of inquiry.system.principals) {
    const found = pairs.map((each) => reachOver(inquiry, name, each, () => true));
    const first = earliest(found);
    if (first !== undefined) yield breachOf(name, first, 'not-separate');
  }
}

/**
 * The two sides; where an action stands on both, one such pair for each: who holds that one action alone holds nothing
 * together, and whoever holds it and another of either side does.
 */
function apart(
  { scopes }: Inquiry,
  anyOf: readonly string[],
  from: readonly string[],
): readonly (readonly [readonly string[], readonly string[]])[] {
  const named = (actions: readonly string[]) => scopes({ actions } satisfies WrittenScope, 'widest').actions;
  const one = named(anyOf);
  const other = named(from);
  const both = new Set(one.filter((action) => other.includes(action)));
  if (both.size === 0) return [[anyOf, from]];
  const without = (list: readonly string[], gone: (action: string) => boolean) =>
    list.filter((action) => !gone(action));
  const isBoth = (action: string) => both.has(action);
  const pairs = [
    [without(one, isBoth), other] as const,
    [one, without(other, isBoth)] as const,
    ...[...both].map((action) => [[action], without(other, (each) => each === action)] as const),
  ];
  return pairs.filter((sides) => sides.every((side) => side.length > 0));
}

function earliest(found: readonly (ReachAt | undefined)[]): ReachAt | undefined {
  let first: ReachAt | undefined;
  for (const each of found)
    if (each !== undefined && (first === undefined || each.from < first.from)) first = each;
  return first;
}
