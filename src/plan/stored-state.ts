import type { JsonObject } from '../digest/json.ts';
import { type JsonTable, readJsonTable, writeJsonTable } from '../digest/json-table.ts';
import { mapOver } from '../digest/map-over.ts';
import { type Address, isEdge, knownAddress } from './address.ts';
import { objectHolding, personOf } from './edge-addresses.ts';
import { ownerOf, parentOf, roleIn } from './reach/access-fields.ts';
import { collectRelations } from './reach/collect-relations.ts';
import type { Relation, Relations } from './reach/relation.ts';
import type { StateEntries } from './state.ts';
import { knowFacts } from './state-facts.ts';

/**
 * A state as text from which it is read object by object: what each is and holds, and what is related to it from
 * elsewhere. So of a large state only that is taken apart which a plan asks about.
 */
export interface StoredState {
  readonly size: number;
  /** Objects that something is related to and that are not there. */
  readonly absent: readonly Address[];
  /** By object: see StoredObject. */
  readonly objects: string;
  /** By role, its bindings and the principals whose role it is. */
  readonly holders: string;
  readonly emails: string;
}

type StoredObject = readonly [
  value: JsonObject | null,
  /** Its edges by the end of their address: see endOfEdge. */
  ends: Readonly<Record<string, JsonObject>>,
  teams: readonly Address[],
  children: readonly Address[],
  tokens: readonly Address[],
];

interface Draft {
  value: JsonObject | null;
  readonly ends: Record<string, JsonObject>;
  readonly teams: Address[];
  readonly children: Address[];
  readonly tokens: Address[];
}

export function storeState(entries: StateEntries): StoredState {
  const drafts = draftsOf(entries);
  const holders = new Map<string, Address[]>();
  const emails: [Address, string][] = [];
  for (const [address, value] of entries) {
    const role = roleIn(address, value);
    if (role !== undefined) {
      const known = holders.get(role);
      if (known === undefined) holders.set(role, [address]);
      else known.push(address);
    }
    if (address.startsWith('member:') && typeof value.email === 'string') emails.push([address, value.email]);
  }
  const objects = Array.from(drafts, ([object, { value, ends, teams, children, tokens }]) => {
    const stored: StoredObject = [value, ends, teams, children, tokens];
    return [object, stored] as const;
  });
  return {
    size: entries.size,
    absent: objects.flatMap(([object, [value]]) => (value === null ? [object] : [])),
    objects: writeJsonTable(objects),
    holders: writeJsonTable(holders),
    emails: JSON.stringify(emails),
  };
}

/** What each object is and holds, and what is related to it: at one that is not there too. */
function draftsOf(entries: StateEntries): ReadonlyMap<Address, Draft> {
  const drafts = new Map<Address, Draft>();
  const at = (object: Address): Draft => {
    const draft = drafts.get(object) ?? { value: null, ends: {}, teams: [], children: [], tokens: [] };
    drafts.set(object, draft);
    return draft;
  };
  for (const [address, value] of entries) {
    const object = objectHolding(address);
    if (object === address) at(object).value = value;
    else at(object).ends[endOfEdge(address)] = value;
    if (address.startsWith('team-member:')) at(personOf(address)).teams.push(object);
    else if (address.startsWith('team:')) {
      const parent = parentOf(address, value);
      if (parent !== undefined) at(parent).children.push(address);
    } else if (address.startsWith('token:')) {
      at(ownerOf(knownAddress(address).organization, value)).tokens.push(address);
    }
  }
  return drafts;
}

/** A state as it was stored. */
export function openState({ size, absent, objects, holders, emails }: StoredState): StateEntries {
  const table = readJsonTable(objects);
  const known = new Map<Address, ReadObject>();
  const read = (address: Address): ReadObject =>
    known.get(address) ?? readObject(table.get(address) as StoredObject | undefined);
  const objectAt = (address: Address): ReadObject => {
    const object = read(address);
    known.set(address, object);
    return object;
  };
  const get = (address: Address) => {
    const object = isEdge(address) ? objectHolding(address) : address;
    if (object === address) return objectAt(address).value;
    const { ends } = objectAt(object);
    const end = endOfEdge(address);
    return Object.hasOwn(ends, end) ? ends[end] : undefined;
  };
  function* entries(): Iterable<[Address, JsonObject]> {
    for (const address of table.keys) {
      // Whoever goes through everything seldom asks again: kept, a large state is most of what a plan holds.
      const { value, ends } = read(address);
      if (value !== undefined) yield [address, value];
      for (const end in ends) yield [edgeOf(address, end), ends[end] as JsonObject];
    }
  }
  const state: StateEntries = mapOver({ size, get, entries });
  knowFacts(state, {
    relations: relationsOf(state, objectAt, readJsonTable(holders)),
    edgesOf: (holder) => edgesOf(holder, objectAt(holder)),
    objects: there(table.keys, absent),
    emails: () => JSON.parse(emails) as readonly (readonly [Address, string])[],
  });
  return state;
}

function there(objects: readonly Address[], absent: readonly Address[]): readonly Address[] {
  const gone = new Set(absent);
  return gone.size === 0 ? objects : objects.filter((object) => !gone.has(object));
}

interface ReadObject {
  readonly value: JsonObject | undefined;
  /** Its edges, see endOfEdge. */
  readonly ends: Readonly<Record<string, JsonObject>>;
  readonly teams: readonly Address[];
  readonly children: readonly Address[];
  readonly tokens: readonly Address[];
}

const noObject: ReadObject = { value: undefined, ends: {}, teams: [], children: [], tokens: [] };

function readObject(stored: StoredObject | undefined): ReadObject {
  if (stored === undefined) return noObject;
  const [value, ends, teams, children, tokens] = stored;
  return { value: value ?? undefined, ends, teams, children, tokens };
}

/** The edges of an object, all or those whose end begins with one of these. */
function edgesOf(object: Address, { ends }: ReadObject, beginnings = '/#='): readonly Address[] {
  const found: Address[] = [];
  for (const end in ends) if (beginnings.includes(end.charAt(0))) found.push(edgeOf(object, end));
  return found;
}

/** What collectRelations gives of the state, without going through it where one object is asked about. */
function relationsOf(
  state: StateEntries,
  objectAt: (address: Address) => ReadObject,
  holders: JsonTable,
): Relations {
  let collected: Relations | undefined;
  const all = () => {
    collected ??= collectRelations(state);
    return collected;
  };
  const relation = (name: keyof Relations, related: (from: string) => readonly Address[]): Relation => {
    const get = (from: string) => {
      const found = related(from);
      return found.length === 0 ? undefined : found;
    };
    return { get, has: (from) => get(from) !== undefined, keys: () => all()[name].keys() };
  };
  return {
    teamsOf: relation('teamsOf', (from) => objectAt(from).teams),
    membersOf: relation('membersOf', (from) => edgesOf(from, objectAt(from), '/').map(personOf)),
    bindingsOf: relation('bindingsOf', (from) => edgesOf(from, objectAt(from), '#=')),
    childrenOf: relation('childrenOf', (from) => objectAt(from).children),
    tokensOf: relation('tokensOf', (from) => objectAt(from).tokens),
    heldBy: relation('heldBy', (role) => (holders.get(role) as readonly Address[] | undefined) ?? []),
  };
}

/**
 * What follows the object that holds an edge in the edge's address: `/ana`, `/service-account/ci`, `#0a1b2c3d4e`; of
 * a permission in a repository `=kubectl`.
 */
function endOfEdge(address: Address): string {
  if (address.startsWith('binding:')) return address.slice(address.lastIndexOf('#'));
  const end = address.slice(address.indexOf('/', address.indexOf('/') + 1));
  return address.startsWith('team-member:') ? end : `=${end.slice(1)}`;
}

function edgeOf(object: Address, end: string): Address {
  const colon = object.indexOf(':');
  if (end.startsWith('/')) return `team-member:${object.slice(colon + 1)}${end}`;
  if (end.startsWith('=')) return `repository-permission:${object.slice(colon + 1)}/${end.slice(1)}`;
  const slash = object.indexOf('/');
  return `binding:${object.slice(colon + 1, slash)}/${object.slice(0, colon)}${object.slice(slash)}${end}`;
}
