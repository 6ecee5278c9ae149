import type { Place } from '../../diagnostic/diagnostic.ts';
import { numbering } from '../numbering.ts';
import type { RatedChange, RateRisk } from '../risk/rated-change.ts';
import type { AccessChange, ResourceReach } from './access-diff.ts';
import type { Alike } from './alike.ts';
import { compareChanges } from './change-order.ts';
import type { Difference } from './compare-action.ts';
import type { Item } from './find-items.ts';
import { heldIndex } from './held-index.ts';
import { instantText } from './instant-text.ts';
import { type Ranks, ranksOf } from './ranks.ts';
import { type RoutesHad, routesIn } from './routes-had.ts';
import { type NamesIn, namesIn, routesOfItems } from './routes-of-items.ts';

/** A change of some principals with all that it is made of. */
export interface GroupedChange {
  readonly change: AccessChange<Place>;
  /** By the names that were asked for: those of the principals who have it through that, or were denied it by that. */
  readonly through: ReadonlyMap<string, ReadonlySet<string>>;
}

/** For each of those of whom the same changes, all items of one change: each has the same actions. */
export type ItemsOfEach = readonly (readonly [Item, ...Item[]])[];

/** The same change for many people is one change, and so is the same of many actions; the order is for reading. */
export function groupItems(
  items: readonly Item[],
  rate: RateRisk,
  wanted: ReadonlySet<string> = new Set(),
): readonly GroupedChange[] {
  const all = new Set(items.map(({ of }) => of));
  const ranks = ranksOf(all);
  const telling = { ranks, routesHad: routesIn(heldIndex(all), ranks), wantedIn: namesIn(wanted), rate };
  return groupsOf(items)
    .map((group) => changeOf(group, telling))
    .sort((a, b) => compareChanges(a.change, b.change));
}

function groupsOf(items: readonly Item[]): readonly ItemsOfEach[] {
  const groups: ItemsOfEach[] = [];
  const numberOf = numbering();
  const actionsOf = (own: readonly [Item, ...Item[]]) => {
    const actions = own.map(({ action }) => numberOf(action.name));
    return actions.length === 1 ? (actions[0] as number) : actions.sort((a, b) => a - b).join();
  };
  for (const same of by(items, sameKeys()).values()) {
    // All actions of those who have them alike, then all who have the same ones.
    const each = [...by(same, ({ of }) => of).values()];
    for (const group of by(each, actionsOf).values()) groups.push(group);
  }
  return groups;
}

function by<T, K>(all: readonly T[], keyOf: (each: T) => K): ReadonlyMap<K, [T, ...T[]]> {
  const groups = new Map<K, [T, ...T[]]>();
  for (const each of all) {
    const key = keyOf(each);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  return groups;
}

/** The same for the same change. What is read is long, and many share it: it is looked at once. */
function sameKeys(): (item: Item) => string | number {
  const gists = numbering();
  const known = new Map<Difference, number>();
  return ({ action: { isPrivileged }, difference, from, until }) => {
    const gist = known.get(difference) ?? gists(difference.gist);
    known.set(difference, gist);
    const own = isPrivileged ? gist : -1 - gist;
    return from === undefined && until === undefined ? own : `${own} ${from ?? ''} ${until ?? ''}`;
  };
}

interface Telling {
  readonly ranks: Ranks;
  readonly routesHad: RoutesHad;
  readonly wantedIn: NamesIn;
  readonly rate: RateRisk;
}

function changeOf(group: ItemsOfEach, { ranks, routesHad, wantedIn, rate }: Telling): GroupedChange {
  const items = group.flat();
  const [own] = group as [ItemsOfEach[number]];
  const [{ difference, from, until, action }] = own;
  const { kind, when, unless, before } = difference;
  const principals = principalsOf(group, ranks);
  const { through, ...routes } = routesOfItems(group, principals.length, { routesHad, wantedIn, ranks });
  const change: RatedChange = {
    kind,
    principals,
    actions: [...new Set(own.map((item) => item.action.name))].sort(),
    privileged: action.isPrivileged,
    resources: commonReach(items),
    when,
    unless,
    ...(before === undefined ? {} : { before }),
    ...(from === undefined ? {} : { from: instantText(from) }),
    ...(until === undefined ? {} : { until: instantText(until) }),
    ...exampleOf(items),
    ...routes,
  };
  return { change: { ...change, risk: rate(change) }, through };
}

/** Where not the same is left out for all, it is not told what is. */
function commonReach(items: readonly Item[]): readonly ResourceReach[] {
  const [first] = items as [Item];
  const { resources, text } = first.difference;
  if (items.every(({ difference }) => difference.text === text)) return resources;
  return resources.map(({ pattern, extent }) => ({ pattern, extent }));
}

/** Each once, sorted. */
function principalsOf(group: ItemsOfEach, ranks: Ranks): readonly string[] {
  const all: number[] = [];
  for (const [{ of }] of group) for (const rank of ranks.of(of)) all.push(rank);
  const sorted = Int32Array.from(all).sort();
  const names: string[] = [];
  for (let at = 0; at < sorted.length; at += 1)
    if (sorted[at] !== sorted[at - 1]) names.push(ranks.names[sorted[at] as number] as string);
  return names;
}

/** Of the first principal, in the first action; of what is not known, any that was found. */
function exampleOf(items: readonly Item[]): Pick<RatedChange, 'example'> {
  let first: Item | undefined;
  for (const item of items)
    if (item.difference.example !== undefined && (first === undefined || isBefore(item, first))) first = item;
  const example = first?.difference.example;
  if (first === undefined || example === undefined) return {};
  const { point, before, after } = example;
  return {
    example: {
      principal: firstOf(first.of),
      ...point,
      // What is seen of one action is true of others that are done alike.
      action: first.action.name,
      before: before ? 'allow' : 'deny',
      after: after ? 'allow' : 'deny',
    },
  };
}

function isBefore(one: Item, other: Item): boolean {
  const [own, others] = [firstOf(one.of), firstOf(other.of)];
  return own === others ? one.action.name < other.action.name : own < others;
}

function firstOf({ members: [{ principal }] }: Alike): string {
  return principal;
}
