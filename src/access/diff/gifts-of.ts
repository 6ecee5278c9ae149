import type { ResourceReach, RouteGift } from './access-diff.ts';
import { allGathered, type Gathered } from './gathered.ts';
import type { Given } from './tails-asked.ts';

/** What all ways give together: of a change, or of what stays. */
interface WholeChange {
  readonly actions: ReadonlySet<string>;
  resourcesOf(action: string): readonly ResourceReach[];
}

/**
 * What a way gives of a change, in actions and their resources; undefined where it gives all of it to each who has it,
 * and nothing where it is not the same for each: of a role that one has here and another there nobody has both.
 */
export function giftsOf(each: Iterable<Gathered>, change: WholeChange): readonly RouteGift[] | undefined {
  let told: { readonly gifts: readonly RouteGift[] | undefined; readonly key: string } | undefined;
  for (const own of each) {
    const gifts = giftsOfOne(allGathered(own), change);
    const key = JSON.stringify(gifts ?? 'all');
    if (told !== undefined && told.key !== key) return [];
    told = { gifts, key };
  }
  return told?.gifts;
}

/** The same of somebody. */
export function giftsOfOne(given: Iterable<Given>, change: WholeChange): readonly RouteGift[] | undefined {
  const byAction = new Map<string, readonly ResourceReach[] | undefined>();
  for (const { action, on } of given) {
    const known = byAction.get(action);
    const isAll = on === undefined || (known === undefined && byAction.has(action));
    byAction.set(action, isAll ? undefined : together(known ?? [], on));
  }
  for (const [action, on] of byAction)
    if (on !== undefined && isAllOf(change.resourcesOf(action), on)) byAction.set(action, undefined);
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
