/** What the YAML says, as plain JSON: nothing is linked, nothing is filled in. */

export type PlainValue = string | number | boolean;
export type PlainValues = PlainValue | readonly PlainValue[];

export interface PlainStatement {
  readonly sid?: string;
  readonly effect: 'allow' | 'deny';
  readonly actions?: readonly string[];
  readonly notActions?: readonly string[];
  readonly resources?: readonly string[];
  readonly notResources?: readonly string[];
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, PlainValues>>>>;
}

export interface PlainPeriod {
  readonly starts?: string;
  readonly expires?: string;
}

export interface PlainBinding extends PlainPeriod {
  readonly role: string;
  readonly zone?: string;
  readonly on?: readonly string[];
  readonly reason?: string;
}

export type WrittenBinding = string | PlainBinding;
export type WrittenTeamMember = string | ({ readonly member: string } & PlainPeriod);

interface Identified {
  readonly name: string;
  readonly previously?: readonly string[];
  readonly id?: string;
}

export interface PlainOrganization extends Identified {
  readonly kind: 'Organization';
  readonly boundary?: readonly string[];
  readonly membership?: {
    readonly organizationRole?: { readonly default?: string; readonly oneOf?: readonly string[] };
  };
}

export interface PlainMember extends Identified {
  readonly kind: 'Member';
  readonly status?: 'active' | 'suspended';
  readonly role?: string;
  readonly bindings?: readonly WrittenBinding[];
  readonly boundary?: readonly string[];
  readonly attributes?: Readonly<Record<string, PlainValues>>;
}

export interface PlainServiceAccount extends Omit<PlainMember, 'kind'> {
  readonly kind: 'ServiceAccount';
  readonly owner: string;
}

export interface PlainToken extends Identified {
  readonly kind: 'Token';
  readonly owner: string;
  readonly inherit?: boolean;
  readonly bindings?: readonly WrittenBinding[];
  readonly scopes?: readonly PlainStatement[];
  readonly expires?: string;
  readonly revoked?: boolean;
}

export interface PlainTeam {
  readonly kind: 'Team';
  readonly name: string;
  readonly parent?: string;
  readonly members?: readonly WrittenTeamMember[];
  readonly maintainers?: readonly WrittenTeamMember[];
  readonly bindings?: readonly WrittenBinding[];
}

export interface PlainRole extends Identified {
  readonly kind: 'Role';
  readonly permissions?: readonly string[];
  readonly policies?: readonly string[];
  readonly reachesZones?: boolean;
}

export interface PlainPolicy {
  readonly kind: 'Policy';
  readonly name: string;
  readonly statements: readonly PlainStatement[];
  readonly defaultVersion?: number;
}

export interface PlainZone {
  readonly kind: 'Zone';
  readonly name: string;
  readonly resources: readonly string[];
  readonly isolated?: boolean;
  readonly roles?: { readonly oneOf: readonly string[] };
  readonly bindings?: readonly ({ readonly principal: string } & PlainBinding)[];
}

export type KeyType = 'string' | 'number' | 'date' | 'bool' | 'ip';

export interface PlainService {
  readonly kind: 'Service';
  readonly name: string;
  readonly actions: Readonly<Record<string, { readonly resources?: readonly string[] }>>;
  readonly resourceTypes?: Readonly<Record<string, string>>;
  readonly conditionKeys?: Readonly<Record<string, KeyType | `${KeyType}[]`>>;
}

export type PlainDocument =
  | PlainOrganization
  | PlainMember
  | PlainServiceAccount
  | PlainToken
  | PlainTeam
  | PlainRole
  | PlainPolicy
  | PlainZone
  | PlainService;

/** One organization: its documents, and what no document says. */
export interface PlainWorld {
  readonly documents: readonly PlainDocument[];
  /** The published versions of each policy, the first one first. Absent: there is no ledger. */
  readonly published?: Readonly<Record<string, readonly (readonly PlainStatement[])[]>>;
  /** The version under which a policy's file is about to be published. */
  readonly expected?: Readonly<Record<string, number>>;
  /** What was observed of members (`ana`); of the others nobody knows anything. */
  readonly invitations?: Readonly<Record<string, 'pending' | 'accepted' | 'expired' | 'failed'>>;
}

export interface PlainRequest {
  /** `member/ana` */
  readonly principal: string;
  readonly action: string;
  /** Undefined: left out. */
  readonly resource?: string | undefined;
  readonly context: Readonly<Record<string, unknown>>;
  /** RFC 3339 with an offset. */
  readonly now: string;
}

export type Effect = 'allow' | 'deny';
