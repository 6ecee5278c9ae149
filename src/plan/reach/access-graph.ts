import type { JsonObject } from '../../digest/json.ts';
import type { Instant } from '../../model/model.ts';
import {
  type Address,
  knownAddress,
  type ObjectKind,
  objectAddress,
  type ParsedAddress,
} from '../address.ts';
import { bindingHolderOf, permittedTeamOf, personOf, teamOf } from '../edge-addresses.ts';
import type { RoleTerms } from '../projection.ts';
import type { StateEntries } from '../state.ts';
import { factsOf, objectsOfKind } from '../state-facts.ts';
import { ownerOf, roleOf, text } from './access-fields.ts';
import { collectRelations } from './collect-relations.ts';
import { permissionKey } from './permission-key.ts';
import { includedPermissions } from './permission-levels.ts';
import { layerOver, type RelationLayer, type Relations } from './relation.ts';
import type { Words } from './words.ts';

/**
 * The part of a state that says who holds which role where, indexed so that one change can be made and taken
 * back at the cost of what it touches. Statements and patterns are not looked at.
 */
export interface AccessGraph extends Relations {
  readonly evaluatedAt: Instant;
  /** Kinds of principals that the state does not list because they are not managed: they are taken to exist. */
  readonly assumed: ReadonlySet<ObjectKind>;
  /** Of a system with words of its own. */
  readonly words: Words | undefined;
  readonly terms: RoleTerms | undefined;
  /** Every entry of the state. */
  readonly values: {
    get(address: Address): JsonObject | undefined;
  };
  /** The principals among them. */
  readonly principals: () => Iterable<Address>;
  /** The key of each organization role, worked out once. */
  readonly roleKeys: Map<string, string>;
}

/** One in which entries may be changed: see setEntry. */
export interface AccessDraft extends Omit<AccessGraph, keyof Relations>, Relations<RelationLayer> {
  readonly changed: Map<Address, JsonObject | undefined>;
}

/** What a binding gives to whoever holds it. */
export interface Bound {
  readonly key: string;
  readonly role: string;
  readonly zone: string | undefined;
}

/** The graph of a state. What is related to what is collected when it is first asked. */
export function accessGraph(
  entries: StateEntries,
  manages: ReadonlySet<ObjectKind>,
  evaluatedAt: Instant,
  words?: Words,
): AccessGraph {
  return {
    evaluatedAt,
    words,
    terms: words?.terms,
    assumed: new Set(principalKinds.filter((kind) => !manages.has(kind))),
    values: entries,
    *principals() {
      for (const kind of principalKinds) yield* objectsOfKind(entries, kind);
    },
    ...(factsOf(entries)?.relations ?? collectRelations(entries)),
    roleKeys: new Map(),
  };
}

const principalKinds = ['member', 'service-account', 'token'] as const;

export function isPrincipal(address: Address): boolean {
  return principalKinds.some((kind) => address.startsWith(`${kind}:`));
}

/** A graph to change, over one that stays as it is. */
export function draftGraph(graph: AccessGraph): AccessDraft {
  const changed: AccessDraft['changed'] = new Map();
  const { values } = graph;
  return {
    ...graph,
    changed,
    values: {
      get: (address) => (changed.has(address) ? changed.get(address) : values.get(address)),
    },
    *principals() {
      for (const address of graph.principals()) if (!changed.has(address)) yield address;
      for (const [address, value] of changed) if (value !== undefined && isPrincipal(address)) yield address;
    },
    teamsOf: layerOver(graph.teamsOf),
    membersOf: layerOver(graph.membersOf),
    bindingsOf: layerOver(graph.bindingsOf),
    childrenOf: layerOver(graph.childrenOf),
    tokensOf: layerOver(graph.tokensOf),
    heldBy: layerOver(graph.heldBy),
  };
}

/** Puts a value at an address, or nothing, and keeps every relation. Entries without a part in reach have none. */
export function setEntry(graph: AccessDraft, address: Address, value: JsonObject | undefined): void {
  const parsed = knownAddress(address);
  const old = graph.values.get(address);
  graph.changed.set(address, value);
  switch (parsed.kind) {
    case 'team-member': {
      const [team, member] = [teamOf(address), personOf(address)];
      graph.teamsOf.relate(member, team, value !== undefined);
      graph.membersOf.relate(team, member, value !== undefined);
      return;
    }
    case 'repository-permission':
      graph.bindingsOf.relate(permittedTeamOf(address), address, value !== undefined);
      return;
    case 'binding':
      graph.bindingsOf.relate(bindingHolderOf(address), address, value !== undefined);
      if (old !== undefined) graph.heldBy.relate(roleOf(old), address, false);
      if (value !== undefined) graph.heldBy.relate(roleOf(value), address, true);
      return;
    case 'member':
    case 'service-account':
    case 'token':
    case 'team':
      if (old !== undefined) relateObject(graph, parsed, address, old, false);
      if (value !== undefined) relateObject(graph, parsed, address, value, true);
  }
}

function relateObject(
  graph: AccessDraft,
  { kind, organization }: ParsedAddress,
  address: Address,
  value: JsonObject,
  present: boolean,
): void {
  const role = text(value.role);
  if (role !== undefined) graph.heldBy.relate(role, address, present);
  const parent = text(value.parent);
  if (kind === 'team' && parent !== undefined) {
    graph.childrenOf.relate(objectAddress('team', organization, parent), address, present);
  }
  if (kind === 'token') graph.tokensOf.relate(ownerOf(organization, value), address, present);
}

/** What an edge gives to whoever holds it: a binding its role, a permission also those that it includes. */
export function boundAt({ values }: AccessGraph, edge: Address): readonly Bound[] {
  const value = values.get(edge);
  if (value === undefined) return [];
  return edge.startsWith('binding:') ? [boundBy(edge, value)] : permitted(edge, value);
}

/** The keys of a permission with this value. */
export function permissionKeys(edge: Address, value: JsonObject): readonly string[] {
  return permitted(edge, value).map(({ key }) => key);
}

function permitted(edge: Address, value: JsonObject): readonly Bound[] {
  const repository = edge.slice(edge.lastIndexOf('/') + 1);
  return includedPermissions(value).map((role) => ({
    key: permissionKey(repository, role),
    role,
    zone: undefined,
  }));
}

function boundBy(binding: Address, value: JsonObject): Bound {
  return { key: binding.slice(binding.lastIndexOf('#') + 1), role: roleOf(value), zone: text(value.zone) };
}
