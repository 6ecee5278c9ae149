import type { Asking } from '../naive/asking.ts';
import type { PlainStatement, PlainWorld, PlainZone } from '../naive/documents.ts';
import { idOf, theOrganization } from '../naive/find-document.ts';
import { organizationOf } from '../naive/match-resource.ts';
import { contextsOfConditions } from './condition-contexts.ts';
import { zonesOf } from './facts.ts';
import type { HeldStatement } from './layers.ts';
import { patternTable } from './pattern-table.ts';
import type { Points } from './points.ts';

/** Of each resource the contexts in which a statement counts, if the action is one of its. */
export function whereItCounts(held: HeldStatement, asking: Asking, points: Points): readonly bigint[] {
  const { world } = asking;
  const { statement, binding } = held;
  const onResources = resourcesOf(statement, asking, points);
  const onScope =
    binding?.on === undefined ? undefined : anyOf(binding.on, asking, points, statement.effect === 'deny');
  const conditions = new Map<string, bigint>();
  return zonesOf(world, points.resources).map((zone, at) => {
    const matched =
      (onResources[at] ?? 0n) & (onScope === undefined ? points.contexts.all : (onScope[at] ?? 0n));
    const resource = points.resources[at] ?? '';
    if (matched === 0n || !isReached(held, zone, resource, world)) return 0n;
    const name = zone?.name ?? '';
    const holds =
      conditions.get(name) ?? contextsOfConditions(statement, { ...asking, resource }, name, points.contexts);
    conditions.set(name, holds);
    return matched & holds;
  });
}

function isReached(
  { statement, binding, reachesZones, isPermission }: HeldStatement,
  zone: PlainZone | undefined,
  resource: string,
  world: PlainWorld,
): boolean {
  if (binding?.zone !== undefined && binding.zone !== zone?.name) return false;
  if (isPermission === true && resource !== '*' && organizationOf(resource) !== idOf(theOrganization(world)))
    return false;
  if (binding === undefined || statement.effect === 'deny' || zone?.isolated !== true) return true;
  return binding.zone !== undefined || reachesZones === true;
}

/** In doubt an allow does not match, and a deny does. */
function resourcesOf(
  { effect, resources, notResources }: PlainStatement,
  asking: Asking,
  points: Points,
): readonly bigint[] {
  if (notResources === undefined) return anyOf(resources ?? ['*'], asking, points, effect === 'deny');
  return anyOf(notResources, asking, points, effect === 'allow').map(
    (excluded) => points.contexts.all & ~excluded,
  );
}

function anyOf(
  patterns: readonly string[],
  asking: Asking,
  points: Points,
  doubtCounts: boolean,
): readonly bigint[] {
  const tables = patterns.map((pattern) => patternTable(pattern, asking, points));
  return points.resources.map((_, at) => {
    let set = 0n;
    for (const { yes, doubtful } of tables)
      set |= (yes[at] ?? 0n) | (doubtCounts ? (doubtful[at] ?? 0n) : 0n);
    return set;
  });
}
