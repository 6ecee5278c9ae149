import type { JsonObject } from '../digest/json.ts';
import type { Origin } from '../parse/document.ts';

/** An instant: RFC 3339 in UTC with whole seconds (`2026-12-31T18:00:00Z`), so that text order is time order. */
export type Instant = string;

/** A declared fact: a principal holds a role, on a scope, until an expiry. */
export interface Binding {
  readonly role: string;
  readonly zone?: string;
  /** Resource patterns, sorted; absent: the whole organization. */
  readonly on?: readonly string[];
  readonly starts?: Instant;
  /** Exclusive: a date `2026-12-31` is `2027-01-01T00:00:00Z` here. */
  readonly expires?: Instant;
  readonly reason?: string;
  readonly ticket?: string;
  readonly origin: Origin;
}

export interface TeamMembership {
  /** `ana`, or `service-account/ci`. */
  readonly member: string;
  readonly role: 'member' | 'maintainer';
  readonly starts?: Instant;
  readonly expires?: Instant;
  readonly reason?: string;
  readonly ticket?: string;
  readonly origin: Origin;
}

interface Named {
  readonly name: string;
  /** Old names, oldest first. */
  readonly previously: readonly string[];
  readonly origin: Origin;
}

export interface Member extends Named {
  /** Never changes: given, else the oldest of `previously`, else the name. */
  readonly id: string;
  readonly displayName?: string;
  readonly email?: string;
  readonly status: 'active' | 'suspended';
  /** The one organization role; the membership's default already filled in. */
  readonly role?: string;
  readonly bindings: readonly Binding[];
  readonly identities?: JsonObject;
  readonly boundary: readonly string[];
  readonly manager?: string;
  readonly attributes?: JsonObject;
}

export interface ServiceAccount extends Named {
  readonly id: string;
  readonly displayName?: string;
  readonly description?: string;
  /** `member/ana` or `team/core`. */
  readonly owner: string;
  readonly status: 'active' | 'suspended';
  readonly role?: string;
  readonly bindings: readonly Binding[];
  readonly identities?: JsonObject;
  readonly boundary: readonly string[];
  readonly attributes?: JsonObject;
}

export interface Token extends Named {
  readonly id: string;
  readonly description?: string;
  /** `member/ana` or `service-account/ci`. */
  readonly owner: string;
  readonly inherit: boolean;
  readonly bindings: readonly Binding[];
  readonly scopes?: readonly JsonObject[];
  readonly expires?: Instant;
  readonly revoked: boolean;
  readonly fingerprint?: string;
}

export interface Team extends Named {
  readonly displayName?: string;
  readonly description?: string;
  readonly parent?: string;
  readonly members: readonly TeamMembership[];
  readonly bindings: readonly Binding[];
  /** Operational; never part of access. */
  readonly settings?: JsonObject;
  readonly github?: JsonObject;
}

export interface Role extends Named {
  readonly id: string;
  readonly displayName?: string;
  readonly description?: string;
  readonly permissions: readonly string[];
  /** `read-events`, or `read-events@3` where pinned. */
  readonly policies: readonly string[];
  readonly assignableTo: readonly ('member' | 'team' | 'service-account' | 'token')[];
  readonly reachesZones: boolean;
  readonly github?: JsonObject;
}

export interface Policy extends Named {
  readonly displayName?: string;
  readonly description?: string;
  readonly statements: readonly JsonObject[];
  /** A pin; absent: the newest version is the default. */
  readonly defaultVersion?: number;
}

export interface Zone extends Named {
  readonly displayName?: string;
  readonly description?: string;
  readonly resources: readonly string[];
  readonly isolated: boolean;
  readonly roles?: { readonly oneOf: readonly string[] };
}

export interface Service extends Named {
  readonly displayName?: string;
  readonly description?: string;
  readonly actions: JsonObject;
  readonly resourceTypes: JsonObject;
  readonly conditionKeys: JsonObject;
  /** `bylaw` and `github` come with Bylaw and have no file. */
  readonly builtIn: boolean;
}

export interface Guardrail extends Named {
  readonly body: JsonObject;
}

export interface AccessTest extends Named {
  readonly body: JsonObject;
}

export interface GuardLimit {
  readonly share?: number;
  readonly floor?: number;
}

export interface Target extends Named {
  readonly description?: string;
  readonly enabled: boolean;
  readonly provider: string;
  readonly coordinates: JsonObject;
  readonly mode: 'additive' | 'strict';
  /** Absent: everything the provider can manage. */
  readonly manages?: readonly string[];
  readonly settings: JsonObject;
  readonly guards: Readonly<Record<string, GuardLimit>>;
  readonly allow: readonly { readonly guard: string; readonly reason: string; readonly expires?: Instant }[];
  /** Principals such as `member/ana`. */
  readonly protected: readonly string[];
  readonly caller?: string;
  /** Where one-time codes of invitations go; absent: they are shown once. */
  readonly notify?: { readonly command: readonly string[] } | { readonly webhook: string };
}

export interface Membership {
  readonly owners?: { readonly role: string; readonly min: number; readonly max?: number };
  readonly organizationRole?: {
    readonly required: boolean;
    readonly default?: string;
    readonly oneOf?: readonly string[];
  };
  /** The number of members allowed now, `plan` and `memberLimit` resolved; undefined: unlimited or not declared. */
  readonly limit?: number;
  readonly counts: readonly ('active' | 'pending' | 'suspended')[];
  readonly requireReason: boolean;
  /** As written, for what later layers need of it. */
  readonly written: JsonObject;
}

/** A lint that is not told of one document until a date. */
export interface Waiver {
  readonly code: string;
  /** `policy/break-glass` */
  readonly of: string;
  readonly reason: string;
  readonly expires?: Instant;
  readonly origin: Origin;
}

export interface Organization extends Named {
  readonly id: string;
  readonly displayName?: string;
  readonly description?: string;
  readonly resourceNames?: string;
  /** Globs of the shared documents that belong to it, as written. */
  readonly uses: readonly string[];
  readonly settings: JsonObject;
  readonly boundary: readonly string[];
  readonly membership: Membership;
  readonly waivers: readonly Waiver[];
  /** The level of each reason for care, where it is not the usual one: `no-mfa` → `low`. */
  readonly risk: Readonly<Record<string, string>>;
  readonly services: ReadonlyMap<string, Service>;
  readonly members: ReadonlyMap<string, Member>;
  readonly serviceAccounts: ReadonlyMap<string, ServiceAccount>;
  readonly tokens: ReadonlyMap<string, Token>;
  readonly teams: ReadonlyMap<string, Team>;
  readonly roles: ReadonlyMap<string, Role>;
  readonly policies: ReadonlyMap<string, Policy>;
  readonly zones: ReadonlyMap<string, Zone>;
  readonly guardrails: ReadonlyMap<string, Guardrail>;
  readonly accessTests: ReadonlyMap<string, AccessTest>;
  /** Never empty: without a Target document, one `directory`. */
  readonly targets: ReadonlyMap<string, Target>;
}

/** All that a repository declares, linked: every reference in it resolves. */
export interface Model {
  readonly organizations: ReadonlyMap<string, Organization>;
  readonly ledger: { readonly ref: string; readonly trust: 'unsigned' | 'signed' };
}
