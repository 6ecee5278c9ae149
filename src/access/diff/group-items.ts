import type { Place } from '../../diagnostic/diagnostic.ts';
import { numbering } from '../numbering.ts';
import type { RatedChange, RateRisk } from '../risk/rated-change.ts';
import type { AccessChange, ResourceReach } from './access-diff.ts';
import type { Item } from './find-items.ts';
import { heldIndex } from './held-index.ts';
import { instantText } from './instant-text.ts';
import { type RoutesHad, routesIn } from './routes-had.ts';
import { type NamesIn, namesIn, routesOfItems } from './routes-of-items.ts';

/** A change of some principals with all that it is made of. */
export interface GroupedChange {
  readonly change: AccessChange<Place>;
  /** By the names that were asked for: those of the principals who have it through that, or were denied it by that. */
  readonly through: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The same change for many people is one change, and so is the same of many actions; the order is for reading. */
export function groupItems(
  items: readonly Item[],
  rate: RateRisk,
  wanted: ReadonlySet<string> = new Set(),
): readonly GroupedChange[] {
  const groups: (readonly (readonly Item[])[])[] = [];
  for (const same of by(items, sameKeys()).values()) {
    // All actions of those who have them alike, then all who have the same ones.
    const each = [...by(same, ({ of }) => of).values()];
    for (const group of by(each, actionsOf).values()) groups.push(group);
  }
  const routesHad = routesIn(heldIndex(new Set(items.map(({ of }) => of))));
  const wantedIn = namesIn(wanted);
  return groups
    .map((group) => changeOf(group, routesHad, rate, wantedIn))
    .sort((a, b) => compareChanges(a.change, b.change));
}

function actionsOf(own: readonly Item[]): string {
  const names = own.map(({ action }) => action.name);
  return names.length === 1 ? (names[0] as string) : names.sort().join('\n');
}

function by<T, K>(all: readonly T[], keyOf: (each: T) => K): ReadonlyMap<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const each of all) {
    const key = keyOf(each);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  return groups;
}

/** The same for the same change; what is read is long. */
function sameKeys(): (item: Item) => string {
  const numberOf = numbering();
  return ({ action, difference: { gist }, from, until }) => {
    return `${action.isPrivileged} ${from ?? ''} ${until ?? ''} ${numberOf(gist)}`;
  };
}

function changeOf(
  group: readonly (readonly Item[])[],
  routesHad: RoutesHad,
  rate: RateRisk,
  wantedIn: NamesIn,
): GroupedChange {
  const items = group.flat();
  const [first] = items as [Item];
  const { difference, from, until } = first;
  const { kind, when, unless, before } = difference;
  const { through, ...routes } = routesOfItems(group, routesHad, wantedIn);
  const change: RatedChange = {
    kind,
    principals: sortedOnce(principalsOf(group)),
    actions: sortedOnce(items.map(({ action }) => action.name)),
    privileged: first.action.isPrivileged,
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

function principalsOf(group: readonly (readonly Item[])[]): readonly string[] {
  return group.flatMap(([first]) => first?.of.members.map(({ principal }) => principal) ?? []);
}

function sortedOnce(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
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
      principal: first.of.members[0].principal,
      ...point,
      // What is seen of one action is true of others that are done alike.
      action: first.action.name,
      before: before ? 'allow' : 'deny',
      after: after ? 'allow' : 'deny',
    },
  };
}

function isBefore(one: Item, other: Item): boolean {
  const [own, others] = [one.of.members[0].principal, other.of.members[0].principal];
  if (own !== others) return own < others;
  return one.action.name < other.action.name;
}

const kinds: readonly AccessChange['kind'][] = ['gained', 'unknown', 'wider', 'other', 'narrower', 'lost'];

/** Privileged gains first, then other gains and what is not known, then other conditions, then losses; many first. */
function compareChanges(a: AccessChange<Place>, b: AccessChange<Place>): number {
  return (
    rank(a) - rank(b) ||
    b.principals.length - a.principals.length ||
    compare(a.principals[0], b.principals[0]) ||
    compare(a.actions[0], b.actions[0]) ||
    compare(a.from, b.from) ||
    compare(JSON.stringify(a), JSON.stringify(b))
  );
}

function rank({ kind, privileged }: AccessChange<Place>): number {
  const place = kinds.indexOf(kind);
  const group = place < 2 ? 0 : place < 5 ? 1 : 2;
  return group * 20 + (privileged ? 0 : 10) + place;
}

function compare(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
