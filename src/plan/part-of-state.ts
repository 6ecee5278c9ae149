import type { Json, JsonObject } from '../digest/json.ts';
import { parsePolicyReference } from '../model/references/policy-reference.ts';
import { type Address, isEdge, knownAddress, objectAddress, teamMemberAddress } from './address.ts';
import { isPlaceInTeam, objectHolding } from './edge-addresses.ts';
import type { HeldState } from './organization-in-state.ts';
import { ownerOf, roleIn } from './reach/access-fields.ts';
import type { AccessGraph } from './reach/access-graph.ts';
import { lineOf } from './reach/line-of.ts';
import { objectsOfKind } from './state-facts.ts';

/** Whose access is asked about, and what else is to be there. */
export interface AskedPart {
  readonly organization: string;
  readonly principals: Iterable<Address>;
  readonly also: Iterable<Address>;
}

/**
 * The part of a state that the access of some principals follows from: they and who owns them, their teams and those
 * above, the roles and policies of all these, and what counts for everybody. It costs what it holds, however large the
 * state is.
 *
 * @param graph of that state
 */
export function partOfState(state: HeldState, graph: AccessGraph, asked: AskedPart): HeldState {
  const { organization } = asked;
  const { entries } = state;
  const part = new Map<Address, JsonObject>();
  const waiting: Address[] = [];
  const take = (address: Address) => {
    const value = part.has(address) ? undefined : entries.get(address);
    if (value === undefined) return;
    part.set(address, value);
    waiting.push(address);
  };
  for (const address of askedIn(state, asked)) take(address);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
    for (const each of neededBy(organization, next, part.get(next) ?? {}, graph)) take(each);
  return { ...state, entries: part };
}

function* askedIn({ entries, scheduled = [] }: HeldState, { organization, principals, also }: AskedPart) {
  for (const kind of ['organization', 'service', 'zone']) yield* objectsOfKind(entries, kind);
  yield* principals;
  for (const address of also) {
    yield address;
    yield objectHolding(address);
  }
  for (const { address, value } of scheduled) yield* namedBy(organization, address, value);
}

/** What an entry names, and of an object also what it holds, and the teams that it is in or below. */
function* neededBy(
  organization: string,
  address: Address,
  value: JsonObject,
  graph: AccessGraph,
): Iterable<Address> {
  yield* namedBy(organization, address, value);
  if (isEdge(address)) return;
  yield* graph.bindingsOf.get(address) ?? [];
  for (const team of graph.teamsOf.get(address) ?? []) yield placeIn(team, address);
  if (address.startsWith('team:')) yield* lineOf(graph, address);
}

/** The objects that an entry names and that its access follows from. */
function* namedBy(organization: string, address: Address, value: JsonObject): Iterable<Address> {
  if (isEdge(address)) yield objectHolding(address);
  const role = roleIn(address, value);
  if (role !== undefined && !isPlaceInTeam(address)) yield objectAddress('role', organization, role);
  if (address.startsWith('token:')) yield ownerOf(organization, value);
  for (const policy of [...listed(value.policies), ...listed(value.boundary)])
    yield objectAddress('policy', organization, parsePolicyReference(policy).policy);
}

function listed(references: Json | undefined): readonly string[] {
  return Array.isArray(references) ? (references as readonly string[]) : [];
}

function placeIn(team: Address, person: Address): Address {
  const { organization } = knownAddress(team);
  const name = person.slice(person.indexOf('/') + 1);
  const member = person.startsWith('member:') ? name : `service-account/${name}`;
  return teamMemberAddress(organization, team.slice(team.indexOf('/') + 1), member);
}
