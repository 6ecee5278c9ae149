import type { Json, JsonObject } from '../../digest/json.ts';
import type { Instant } from '../../model/model.ts';
import {
  type Address,
  knownAddress,
  type ObjectKind,
  objectAddress,
  type ParsedAddress,
} from '../address.ts';
import { holderOf, memberAddress } from '../edge-ends.ts';
import type { StateEntries } from '../state.ts';

/**
 * The part of a state that says who holds which role where, indexed so that one change can be made and taken
 * back at the cost of what it touches. Statements and patterns are not looked at.
 */
export interface AccessGraph {
  readonly evaluatedAt: Instant;
  /** Kinds of principals that the state does not list because they are not managed: they are taken to exist. */
  readonly assumed: ReadonlySet<ObjectKind>;
  /** Members, service accounts, tokens and teams. */
  readonly values: Map<Address, JsonObject>;
  readonly teamsOf: Index;
  readonly membersOf: Index;
  readonly bindingsOf: Index;
  readonly childrenOf: Index;
  readonly tokensOf: Index;
  /** Bindings, and principals whose `role` it is. */
  readonly heldBy: Index;
  /** The role and zone of each binding. */
  readonly bound: Map<Address, Bound>;
  /** The key of each organization role, worked out once. */
  readonly roleKeys: Map<string, string>;
}

export interface Bound {
  readonly key: string;
  readonly role: string;
  readonly zone: string | undefined;
}

type Index = Map<string, Set<Address>>;

export function accessGraph(
  entries: StateEntries,
  manages: ReadonlySet<ObjectKind>,
  evaluatedAt: Instant,
): AccessGraph {
  const principals = ['member', 'service-account', 'token'] as const;
  const graph: AccessGraph = {
    evaluatedAt,
    assumed: new Set(principals.filter((kind) => !manages.has(kind))),
    values: new Map(),
    teamsOf: new Map(),
    membersOf: new Map(),
    bindingsOf: new Map(),
    childrenOf: new Map(),
    tokensOf: new Map(),
    heldBy: new Map(),
    bound: new Map(),
    roleKeys: new Map(),
  };
  for (const [address, value] of entries) setEntry(graph, address, value);
  return graph;
}

/** Puts a value at an address, or nothing, and keeps every index. Entries without a part in reach are ignored. */
export function setEntry(graph: AccessGraph, address: Address, value: JsonObject | undefined): void {
  const parsed = knownAddress(address);
  switch (parsed.kind) {
    case 'team-member': {
      const team = objectAddress('team', parsed.organization, parsed.team);
      const member = memberAddress(parsed);
      relate(graph.teamsOf, member, team, value !== undefined);
      relate(graph.membersOf, team, member, value !== undefined);
      return;
    }
    case 'binding': {
      const holder = holderOf(parsed);
      relate(
        graph.bindingsOf,
        objectAddress(holder.kind, parsed.organization, holder.name),
        address,
        value !== undefined,
      );
      setBound(graph, address, parsed.key, value);
      return;
    }
    case 'member':
    case 'service-account':
    case 'token':
    case 'team':
      setObject(graph, parsed, address, value);
  }
}

function setBound(graph: AccessGraph, address: Address, key: string, value: JsonObject | undefined): void {
  const old = graph.bound.get(address);
  if (old !== undefined) relate(graph.heldBy, old.role, address, false);
  if (value === undefined) {
    graph.bound.delete(address);
    return;
  }
  const role = text(value.role) ?? '';
  graph.bound.set(address, { key, role, zone: text(value.zone) });
  relate(graph.heldBy, role, address, true);
}

function setObject(
  graph: AccessGraph,
  parsed: ParsedAddress,
  address: Address,
  value: JsonObject | undefined,
): void {
  const old = graph.values.get(address);
  if (old !== undefined) relateObject(graph, parsed, address, old, false);
  if (value === undefined) graph.values.delete(address);
  else {
    graph.values.set(address, value);
    relateObject(graph, parsed, address, value, true);
  }
}

function relateObject(
  graph: AccessGraph,
  { kind, organization }: ParsedAddress,
  address: Address,
  value: JsonObject,
  present: boolean,
): void {
  const role = text(value.role);
  if (role !== undefined) relate(graph.heldBy, role, address, present);
  const parent = text(value.parent);
  if (kind === 'team' && parent !== undefined) {
    relate(graph.childrenOf, objectAddress('team', organization, parent), address, present);
  }
  if (kind === 'token') relate(graph.tokensOf, ownerOf(organization, value), address, present);
}

/** The principal that owns a token. */
export function ownerOf(organization: string, token: JsonObject): Address {
  const [kind = '', name = ''] = (text(token.owner) ?? '').split('/');
  return objectAddress(kind === 'service-account' ? 'service-account' : 'member', organization, name);
}

export function text(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function relate(index: Index, from: string, to: Address, present: boolean): void {
  const known = index.get(from);
  if (present) {
    if (known === undefined) index.set(from, new Set([to]));
    else known.add(to);
  } else if (known?.delete(to) && known.size === 0) index.delete(from);
}
