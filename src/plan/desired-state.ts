import { canonicalJson } from '../digest/canonical-json.ts';
import type { JsonObject } from '../digest/json.ts';
import type { Instant, Organization, Target } from '../model/model.ts';
import type { Origin } from '../parse/document.ts';
import { type Address, type ObjectKind, objectAddress } from './address.ts';
import { type DeclaredEdge, declaredEdges } from './declared-edges.ts';
import { expectedVersions } from './expected-versions.ts';
import { managedKinds } from './managed-kinds.ts';
import {
  memberValue,
  organizationValue,
  policyValue,
  roleValue,
  serviceAccountValue,
  serviceValue,
  teamValue,
  tokenValue,
  zoneValue,
} from './object-values.ts';
import type { PolicyHistories } from './policy-history.ts';
import type { DesiredState, ScheduledEdge } from './state.ts';
import { versionInForce } from './version-in-force.ts';

interface DeclaredObject {
  readonly kind: ObjectKind;
  readonly name: string;
  readonly value: JsonObject;
  readonly previously: readonly string[];
  readonly origin: Origin;
}

/**
 * What the YAML says a target should hold at `evaluatedAt`: the objects and edges of the kinds that the target
 * manages. Edges that have not started are `scheduled`, those past their expiry `expired`. `histories` says which
 * policy versions exist; an edited policy stands there with the number it is about to be published under.
 */
export function desiredState(
  organization: Organization,
  target: Target,
  capabilities: { readonly manages: readonly ObjectKind[] },
  histories: PolicyHistories,
  evaluatedAt: Instant,
): DesiredState {
  const managed = managedKinds(target, capabilities);
  const objects = [...declaredObjects(organization, target, histories)].filter(({ kind }) =>
    managed.has(kind),
  );
  const edges = declaredEdges(organization).filter(({ holder }) => managed.has(holder));
  const { inForce, scheduled, expired } = byTime(edges, evaluatedAt);
  const address = (kind: ObjectKind, name: string) => objectAddress(kind, organization.name, name);

  const entries = new Map<Address, JsonObject>();
  const origins = new Map<Address, Origin>();
  const previously = new Map<Address, readonly Address[]>();
  for (const object of objects) {
    const at = address(object.kind, object.name);
    entries.set(at, object.value);
    origins.set(at, object.origin);
    const old = object.previously.map((name) => address(object.kind, name)).reverse();
    if (old.length > 0) previously.set(at, old);
  }
  for (const edge of inForce) {
    entries.set(edge.address, edge.value);
    origins.set(edge.address, edge.origin);
  }
  return {
    organization: organization.name,
    target: target.name,
    entries: sortedByAddress(entries),
    previously: sortedByAddress(previously),
    scheduled: scheduled.map(asScheduled),
    expired: expired.map(asScheduled),
    origins,
  };
}

function* declaredObjects(
  organization: Organization,
  target: Target,
  histories: PolicyHistories,
): Iterable<DeclaredObject> {
  yield { ...organization, kind: 'organization', value: organizationValue(organization) };
  for (const service of organization.services.values()) {
    if (!service.builtIn) yield { ...service, kind: 'service', value: serviceValue(service) };
  }
  const expected = new Map(
    expectedVersions(organization.policies, histories).map((each) => [each.policy, each]),
  );
  for (const policy of organization.policies.values()) {
    const version = versionInForce(policy, histories.get(policy.name), expected.get(policy.name));
    yield { ...policy, kind: 'policy', value: policyValue(policy, version) };
  }
  for (const role of organization.roles.values()) yield { ...role, kind: 'role', value: roleValue(role) };
  for (const zone of organization.zones.values()) yield { ...zone, kind: 'zone', value: zoneValue(zone) };
  for (const member of organization.members.values())
    yield { ...member, kind: 'member', value: memberValue(member) };
  for (const account of organization.serviceAccounts.values()) {
    yield { ...account, kind: 'service-account', value: serviceAccountValue(account) };
  }
  for (const token of organization.tokens.values())
    yield { ...token, kind: 'token', value: tokenValue(token) };
  for (const team of organization.teams.values()) yield { ...team, kind: 'team', value: teamValue(team) };
  if (Object.keys(target.settings).length > 0) {
    yield {
      kind: 'settings',
      name: organization.name,
      value: target.settings,
      previously: [],
      origin: target.origin,
    };
  }
}

/** One edge an address: of several declared with different dates, the one in force that lasts longest. */
function byTime(edges: readonly DeclaredEdge[], now: Instant) {
  const started = edges.filter(({ starts }) => starts === undefined || starts <= now);
  const inForce = onePerAddress(started.filter(({ expires }) => expires === undefined || now < expires));
  const current = new Set(inForce.map(({ address }) => address));
  const scheduled = edges.filter(({ starts }) => starts !== undefined && now < starts);
  const expired = edges.filter(
    ({ expires, address }) => expires !== undefined && expires <= now && !current.has(address),
  );
  return { inForce, scheduled: [...scheduled].sort(byAddress), expired: onePerAddress(expired) };
}

function onePerAddress(edges: readonly DeclaredEdge[]): readonly DeclaredEdge[] {
  const chosen = new Map<Address, DeclaredEdge>();
  for (const edge of edges) {
    const other = chosen.get(edge.address);
    if (other === undefined || lastsLonger(edge, other)) chosen.set(edge.address, edge);
  }
  return [...chosen.values()].sort(byAddress);
}

function lastsLonger(edge: DeclaredEdge, other: DeclaredEdge): boolean {
  const never = '9999';
  const [end, otherEnd] = [edge.expires ?? never, other.expires ?? never];
  return end === otherEnd ? canonicalJson(edge.value) < canonicalJson(other.value) : end > otherEnd;
}

function asScheduled({ address, value }: DeclaredEdge): ScheduledEdge {
  return { address, value };
}

function byAddress(a: DeclaredEdge, b: DeclaredEdge): number {
  if (a.address !== b.address) return a.address < b.address ? -1 : 1;
  return canonicalJson(a.value) < canonicalJson(b.value) ? -1 : 1;
}

function sortedByAddress<T>(map: ReadonlyMap<Address, T>): ReadonlyMap<Address, T> {
  return new Map([...map.keys()].sort().map((address) => [address, map.get(address) as T]));
}
