import type { JsonObject } from '../../src/digest/json.ts';
import type {
  Binding,
  Member,
  Organization,
  Policy,
  Role,
  Service,
  ServiceAccount,
  Target,
  Team,
  TeamMembership,
  Token,
  Zone,
} from '../../src/model/model.ts';
import { digestStatements } from '../../src/model/statement-digest.ts';
import type { Origin } from '../../src/parse/document.ts';
import { type Address, objectKinds } from '../../src/plan/address.ts';
import { buildSection, type PlannedSection, type SectionInput } from '../../src/plan/build-section.ts';
import { desiredState } from '../../src/plan/desired-state.ts';
import { type DiffOptions, diffState, type StateDiff } from '../../src/plan/diff-state.ts';
import type { PolicyHistories, PolicyHistory } from '../../src/plan/policy-history.ts';
import type { ActualState, DesiredState } from '../../src/plan/state.ts';

/*
 * A small organization as the model has it, and a target that already holds exactly that. A test then changes one
 * thing on one side: the first test of each kind is "nothing changed, empty plan".
 */

export const now = '2026-11-22T12:00:00Z';
export const everything = { manages: objectKinds };

type Parts = {
  readonly [K in
    | 'services'
    | 'members'
    | 'serviceAccounts'
    | 'tokens'
    | 'teams'
    | 'roles'
    | 'policies'
    | 'zones']?: readonly (Organization[K] extends ReadonlyMap<string, infer T> ? T : never)[];
} & Partial<Pick<Organization, 'name' | 'boundary' | 'membership' | 'settings' | 'displayName'>>;

export function organization(parts: Parts = {}): Organization {
  const name = parts.name ?? 'orchestra';
  return {
    name,
    id: name,
    previously: [],
    origin: originOf(name),
    settings: parts.settings ?? {},
    boundary: parts.boundary ?? [],
    membership: parts.membership ?? { counts: ['active', 'pending'], requireReason: false, written: {} },
    waivers: [],
    risk: {},
    uses: [],
    ...(parts.displayName === undefined ? {} : { displayName: parts.displayName }),
    services: byName(parts.services),
    members: byName(parts.members),
    serviceAccounts: byName(parts.serviceAccounts),
    tokens: byName(parts.tokens),
    teams: byName(parts.teams),
    roles: byName(parts.roles),
    policies: byName(parts.policies),
    zones: byName(parts.zones),
    guardrails: new Map(),
    accessTests: new Map(),
    targets: new Map([['directory', target()]]),
  };
}

export function member(name: string, fields: Partial<Member> = {}): Member {
  return {
    ...named(name),
    id: fields.previously?.[0] ?? name,
    status: 'active',
    bindings: [],
    boundary: [],
    ...fields,
  };
}

export function serviceAccount(name: string, fields: Partial<ServiceAccount> = {}): ServiceAccount {
  return {
    ...named(name),
    id: name,
    owner: 'member/ana',
    status: 'active',
    bindings: [],
    boundary: [],
    ...fields,
  };
}

export function token(name: string, fields: Partial<Token> = {}): Token {
  return {
    ...named(name),
    id: name,
    owner: 'member/ana',
    inherit: true,
    bindings: [],
    revoked: false,
    ...fields,
  };
}

export function team(
  name: string,
  members: readonly (string | TeamMembership)[],
  fields: Partial<Team> = {},
): Team {
  const memberships = members.map((each) => (typeof each === 'string' ? membership(each) : each));
  return { ...named(name), members: memberships, bindings: [], ...fields };
}

export function membership(memberName: string, fields: Partial<TeamMembership> = {}): TeamMembership {
  return { member: memberName, role: 'member', origin: originOf(memberName), ...fields };
}

export function binding(role: string, fields: Partial<Binding> = {}): Binding {
  return { role, origin: originOf(role), ...fields };
}

export function role(name: string, permissions: readonly string[] = [], fields: Partial<Role> = {}): Role {
  return {
    ...named(name),
    id: fields.previously?.[0] ?? name,
    permissions,
    policies: [],
    assignableTo: ['member', 'team', 'service-account', 'token'],
    reachesZones: false,
    ...fields,
  };
}

export function policy(
  name: string,
  statements: readonly JsonObject[],
  fields: Partial<Policy> = {},
): Policy {
  return { ...named(name), statements, ...fields };
}

export function zone(name: string, fields: Partial<Zone> = {}): Zone {
  return { ...named(name), resources: [`krn:orchestra:hall:main:${name}/*`], isolated: false, ...fields };
}

export function service(name: string, actions: JsonObject): Service {
  return { ...named(name), actions, resourceTypes: {}, conditionKeys: {}, builtIn: false };
}

export function target(fields: Partial<Target> = {}): Target {
  return {
    ...named('directory'),
    enabled: true,
    provider: 'directory',
    coordinates: {},
    mode: 'additive',
    settings: {},
    guards: {},
    allow: [],
    protected: [],
    ...fields,
  };
}

/** A history whose versions have these statements, from version 1. */
export function history(
  name: string,
  versions: readonly (readonly JsonObject[])[],
  deletedAfter: readonly number[] = [],
): PolicyHistory {
  const published = versions.map((statements, index) => ({
    policy: name,
    version: index + 1,
    digest: digestStatements(statements),
    statements,
  }));
  return { policy: name, versions: published, deletedAfter };
}

export function histories(...all: readonly PolicyHistory[]): PolicyHistories {
  return new Map(all.map((each) => [each.policy, each]));
}

export function desiredOf(
  declared: Organization,
  options: { readonly target?: Target; readonly histories?: PolicyHistories; readonly now?: string } = {},
): DesiredState {
  const used = options.target ?? target();
  return desiredState(declared, used, everything, options.histories ?? new Map(), options.now ?? now);
}

/** A target that holds exactly what is desired, all of it owned by Bylaw. */
export function actualOf(desired: Pick<DesiredState, 'organization' | 'target' | 'entries'>): ActualState {
  const owned = [...desired.entries.keys()].filter((at) => !/^(team-member|binding):/.test(at));
  const { organization, target, entries } = desired;
  return { organization, target, entries, owned: new Set(owned), reads: 0 };
}

/** A target that holds what another declaration, or the same at another time, desires. */
export function world(
  before: Organization,
  options: { readonly histories?: PolicyHistories; readonly target?: Target; readonly now?: string } = {},
): ActualState {
  return actualOf(desiredOf(before, options));
}

export function withEntry(actual: ActualState, address: Address, value: JsonObject): ActualState {
  return { ...actual, entries: new Map([...actual.entries, [address, value]]) };
}

export function withoutEntry(actual: ActualState, address: Address): ActualState {
  const entries = new Map(actual.entries);
  entries.delete(address);
  return { ...actual, entries };
}

/** The object exists, but Bylaw neither created nor adopted it. */
export function unowned(actual: ActualState, ...addresses: readonly Address[]): ActualState {
  const owned = new Set(actual.owned);
  for (const address of addresses) owned.delete(address);
  return { ...actual, owned };
}

export function diff(
  desired: DesiredState,
  actual: ActualState,
  options: Partial<DiffOptions> = {},
): StateDiff {
  return diffState(desired, actual, {
    mode: 'additive',
    manages: new Set(objectKinds),
    evaluatedAt: now,
    ...options,
  });
}

function named(name: string) {
  return { name, previously: [], origin: originOf(name) };
}

function originOf(name: string): Origin {
  return { file: `organizations/orchestra/${name}.yaml`, document: 0, path: [] };
}

function byName<T extends { readonly name: string }>(items: readonly T[] = []): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.name, item]));
}

/** The plan of a declaration for a target that holds another one. */
export function planOf(
  declared: Organization,
  actual: ActualState,
  options: Partial<SectionInput> = {},
): PlannedSection {
  const published = options.histories ?? new Map();
  return buildSection({
    organization: declared,
    target: target(),
    capabilities: everything,
    histories: published,
    published,
    actual,
    evaluatedAt: now,
    circumstances: { appliedBefore: true },
    allow: [],
    ...options,
  });
}
