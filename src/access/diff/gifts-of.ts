import type { ResourceReach, RouteGift } from './access-diff.ts';
import type { Given } from './tails-asked.ts';

/**
 * What a way gives of a change, in actions and their resources; undefined where it gives all of it.
 *
 * @param change what all its ways give together
 */
export function giftsOf(
  given: Iterable<readonly Given[]>,
  change: { readonly actions: ReadonlySet<string>; readonly resources: readonly ResourceReach[] },
): readonly RouteGift[] | undefined {
  const byAction = new Map<string, readonly ResourceReach[] | undefined>();
  for (const all of given) {
    for (const { action, on } of all) {
      const known = byAction.get(action);
      const isAll = on === undefined || (known === undefined && byAction.has(action));
      byAction.set(action, isAll ? undefined : together(known ?? [], on));
    }
  }
  for (const [action, on] of byAction)
    if (on !== undefined && isAllOf(change.resources, on)) byAction.set(action, undefined);
  const isWhole =
    byAction.size === change.actions.size && [...byAction.values()].every((on) => on === undefined);
  return isWhole ? undefined : alike(byAction);
}

function isAllOf(resources: readonly ResourceReach[], on: readonly ResourceReach[]): boolean {
  const told = new Set(on.map((each) => JSON.stringify(each)));
  return (
    resources.every(({ extent }) => extent === 'whole') &&
    resources.every((each) => told.has(JSON.stringify(each)))
  );
}

function together(one: readonly ResourceReach[], other: readonly ResourceReach[]): readonly ResourceReach[] {
  const byPattern = new Map(one.map((each) => [each.pattern, each]));
  for (const each of other) {
    const known = byPattern.get(each.pattern);
    byPattern.set(each.pattern, known === undefined ? each : both(known, each));
  }
  return [...byPattern.values()].sort((a, b) => (a.pattern < b.pattern ? -1 : 1));
}

/** Of two parts of a pattern it is not known what neither has. */
function both(one: ResourceReach, other: ResourceReach): ResourceReach {
  const whole = [one, other].find(({ extent }) => extent === 'whole');
  const isSame = JSON.stringify(one) === JSON.stringify(other);
  return whole ?? (isSame ? one : { pattern: one.pattern, extent: 'part' });
}

/** The actions of the same resources as one. */
function alike(byAction: ReadonlyMap<string, readonly ResourceReach[] | undefined>): readonly RouteGift[] {
  const groups = new Map<
    string,
    { readonly actions: string[]; readonly resources?: readonly ResourceReach[] }
  >();
  for (const [action, resources] of [...byAction].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const key = JSON.stringify(resources ?? '');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { actions: [action], ...(resources && { resources }) });
    else group.actions.push(action);
  }
  return [...groups.values()];
}
