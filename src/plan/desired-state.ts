import { canonicalJson } from '../digest/canonical-json.ts';
import type { JsonObject } from '../digest/json.ts';
import { declaredIn } from '../model/declared-in.ts';
import type { Instant, Organization, Target } from '../model/model.ts';
import type { Origin } from '../parse/document.ts';
import { type Address, type ObjectAddress, type ObjectKind, objectAddress } from './address.ts';
import { type DeclaredEdge, declaredEdges, unsettledIn } from './declared-edges.ts';
import { expectedVersions } from './expected-versions.ts';
import { type ManagedBy, managedKinds } from './managed-kinds.ts';
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
import type { ExpectedVersion } from './plan.ts';
import type { PolicyHistories } from './policy-history.ts';
import { countSettled, type Settled, withSettled } from './settled.ts';
import type { DesiredState, ScheduledEdge } from './state.ts';
import { versionInForce } from './version-in-force.ts';

interface Named {
  readonly name: string;
  readonly previously: readonly string[];
  readonly origin: Origin;
}

interface DeclaredObject {
  readonly kind: ObjectKind;
  readonly declared: Named;
  readonly write: () => JsonObject;
}

/**
 * What the YAML says a target should hold at `evaluatedAt`: the objects and edges of the kinds that the target
 * manages. Edges that have not started are `scheduled`, those past their expiry `expired`. `histories` says which
 * policy versions exist; an edited policy stands there with the number it is about to be published under.
 */
export function desiredState(
  organization: Organization,
  target: Target,
  capabilities: ManagedBy,
  histories: PolicyHistories,
  evaluatedAt: Instant,
  settled?: Settled,
): DesiredState {
  const managed = managedKinds(target, capabilities);
  const from = { organization, target, managed, histories, evaluatedAt };
  if (settled === undefined) return drawUp(from, noneSettled);
  const isSettled = ({ file }: Origin) => settled.get(file) !== undefined;
  const drawn = drawUp(from, isSettled);
  const known = countSettled(drawn.left, settled);
  if (known === undefined) return drawUp(from, noneSettled);
  const holds = ({ kind, name }: ObjectAddress) => {
    const origin = managed.has(kind) ? originOf(organization, kind, name) : undefined;
    return origin !== undefined && isSettled(origin);
  };
  const entries = withSettled(drawn.fresh, settled.actual, holds, drawn.fresh.size + known);
  let origins: DesiredState['origins'] | undefined;
  return {
    ...drawn,
    entries,
    origins: {
      get(address) {
        if (drawn.fresh.has(address)) return drawn.origins.get(address);
        if (!entries.has(address)) return undefined;
        origins ??= drawUp(from, noneSettled).origins;
        return origins.get(address);
      },
    },
  };
}

interface Declared {
  readonly organization: Organization;
  readonly target: Target;
  readonly managed: ReadonlySet<ObjectKind>;
  readonly histories: PolicyHistories;
  readonly evaluatedAt: Instant;
}

/** Whether what is declared there needs no looking at. */
type IsSettled = (origin: Origin) => boolean;

const noneSettled: IsSettled = () => false;

interface Drawn extends DesiredState {
  /** By file, how many objects were left out. */
  readonly left: ReadonlyMap<string, number>;
}

function drawUp(from: Declared, isSettled: IsSettled): Drawn {
  const { organization, target, managed, evaluatedAt } = from;
  const publishes = managed.has('policy') ? publishesOf(from, isSettled) : [];
  const address = (kind: ObjectKind, name: string) => objectAddress(kind, organization.name, name);
  const entries = new Map<Address, JsonObject>();
  const objects: [Address, Origin][] = [];
  const previously = new Map<Address, readonly Address[]>();
  const left = new Map<string, number>();
  const leave = ({ file }: Origin) => left.set(file, (left.get(file) ?? 0) + 1);
  for (const { kind, declared, write } of declaredObjects(from, publishes, isSettled, leave)) {
    const at = address(kind, declared.name);
    entries.set(at, write());
    objects.push([at, declared.origin]);
    if (declared.previously.length > 0)
      previously.set(at, declared.previously.map((name) => address(kind, name)).reverse());
  }
  const edges = declaredEdges(organization, isSettled).filter(({ holder }) => managed.has(holder));
  const { inForce, scheduled, expired } = byTime(edges, evaluatedAt);
  for (const edge of inForce) entries.set(edge.address, edge.value);
  return {
    organization: organization.name,
    target: target.name,
    entries,
    fresh: entries,
    publishes,
    previously: sortedByAddress(previously),
    scheduled: scheduled.map(asScheduled),
    expired: expired.map(asScheduled),
    timed: edges.filter((edge) => edge.starts !== undefined || edge.expires !== undefined).map(addressOf),
    origins: originsOf(objects, inForce),
    left,
  };
}

/** A policy that is settled is published as it is. */
function publishesOf(
  { organization: { policies }, histories }: Declared,
  isSettled: IsSettled,
): readonly ExpectedVersion[] {
  const fresh = [...unsettledIn(policies, isSettled)].map((policy) => [policy.name, policy] as const);
  return expectedVersions(new Map(fresh), histories);
}

/** Every object declared of the kinds that are managed; of those that are settled, `leave` is told. */
function* declaredObjects(
  { organization, target, histories, managed }: Declared,
  publishes: readonly ExpectedVersion[],
  isSettled: IsSettled,
  leave: (origin: Origin) => void,
): Iterable<DeclaredObject> {
  function* each<T extends Named>(
    kind: ObjectKind,
    all: ReadonlyMap<string, T>,
    write: (one: T) => JsonObject,
  ): Iterable<DeclaredObject> {
    if (!managed.has(kind)) return;
    for (const [name, { origin }] of declaredIn(all)) {
      if (isSettled(origin)) {
        leave(origin);
        continue;
      }
      const one = all.get(name);
      if (one !== undefined) yield { kind, declared: one, write: () => write(one) };
    }
  }
  const itself = new Map([[organization.name, organization]]);
  yield* each('organization', itself, organizationValue);
  const services = new Map([...organization.services].filter(([, { builtIn }]) => !builtIn));
  yield* each('service', services, serviceValue);
  const expected = new Map(publishes.map((version) => [version.policy, version]));
  yield* each('policy', organization.policies, (policy) => {
    const version = versionInForce(policy, histories.get(policy.name), expected.get(policy.name));
    return policyValue(policy, version);
  });
  yield* each('role', organization.roles, roleValue);
  yield* each('zone', organization.zones, zoneValue);
  yield* each('member', organization.members, memberValue);
  yield* each('service-account', organization.serviceAccounts, serviceAccountValue);
  yield* each('token', organization.tokens, tokenValue);
  yield* each('team', organization.teams, teamValue);
  if (Object.keys(target.settings).length > 0) {
    const settings = { name: organization.name, previously: [], origin: target.origin };
    yield* each('settings', new Map([[target.name, settings]]), () => target.settings);
  }
}

/** Where an object is declared that may be settled. */
function originOf(organization: Organization, kind: ObjectKind, name: string): Origin | undefined {
  const { services, policies, roles, zones, members, serviceAccounts, tokens, teams } = organization;
  const all: Partial<Record<ObjectKind, ReadonlyMap<string, Named>>> = {
    service: services,
    policy: policies,
    role: roles,
    zone: zones,
    member: members,
    'service-account': serviceAccounts,
    token: tokens,
    team: teams,
  };
  const objects = all[kind];
  return objects && declaredIn(objects).get(name)?.origin;
}

/** Made when first asked: a plan asks where an entry is declared only of those that change. */
function originsOf(
  objects: readonly (readonly [Address, Origin])[],
  edges: readonly DeclaredEdge[],
): DesiredState['origins'] {
  let origins: Map<Address, Origin> | undefined;
  return {
    get(address) {
      origins ??= new Map([
        ...objects,
        ...edges.map((edge): [Address, Origin] => [edge.address, edge.origin]),
      ]);
      return origins.get(address);
    },
  };
}

/** One edge an address: of several declared with different dates, the one in force that lasts longest. */
function byTime(edges: readonly DeclaredEdge[], now: Instant) {
  const current: DeclaredEdge[] = [];
  const scheduled: DeclaredEdge[] = [];
  const ended: DeclaredEdge[] = [];
  for (const edge of edges) {
    const { starts, expires } = edge;
    const hasStarted = starts === undefined || starts <= now;
    const hasEnded = expires !== undefined && expires <= now;
    if (hasEnded) ended.push(edge);
    else if (hasStarted) current.push(edge);
    if (!hasStarted) scheduled.push(edge);
  }
  const inForce = onePerAddress(current);
  const isInForce = ended.length === 0 ? undefined : new Set(inForce.map(({ address }) => address));
  const expired = onePerAddress(ended.filter(({ address }) => isInForce?.has(address) !== true));
  return { inForce, scheduled: scheduled.sort(byAddress), expired: [...expired].sort(byAddress) };
}

function onePerAddress(edges: readonly DeclaredEdge[]): readonly DeclaredEdge[] {
  const chosen = new Map<Address, DeclaredEdge>();
  for (const edge of edges) {
    const other = chosen.get(edge.address);
    if (other === undefined || lastsLonger(edge, other)) chosen.set(edge.address, edge);
  }
  return chosen.size === edges.length ? edges : [...chosen.values()];
}

function lastsLonger(edge: DeclaredEdge, other: DeclaredEdge): boolean {
  const never = '9999';
  const [end, otherEnd] = [edge.expires ?? never, other.expires ?? never];
  return end === otherEnd ? canonicalJson(edge.value) < canonicalJson(other.value) : end > otherEnd;
}

function addressOf({ address }: DeclaredEdge): Address {
  return address;
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
