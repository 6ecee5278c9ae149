/*
 * The world that the emulator serves, as plain data that tests may look into and change. References are numeric ids,
 * as on GitHub; the maps keep the order in which things came to be, which is the order of lists.
 */
import type { Hosted } from './hosted-state.ts';

export interface Account {
  readonly id: number;
  /** Changed by `EmulatorState.rename` only: log-ins are looked up. */
  login: string;
  readonly type: 'User' | 'Organization' | 'Bot';
  name: string | null;
  /** Verified ones: an invitation by e-mail is accepted by whom the address belongs to. */
  readonly emails: string[];
  readonly createdAt: string;
  twoFactor: boolean;
  /** Suspended and flagged accounts are invisible: 404. */
  suspended: boolean;
  /** Ids of the organizations that it blocked. */
  readonly blocks: Set<number>;
}

export type PlanName = 'free' | 'team' | 'enterprise';

export interface Organization {
  readonly id: number;
  /** The same as of its account. */
  login: string;
  name: string;
  description: string;
  readonly createdAt: string;
  updatedAt: string;
  plan: PlanName;
  /** Absent: as many as anybody wants. Members and open invitations take one each. */
  seats?: number;
  /** Under the names of `GET /orgs/{org}`. */
  readonly settings: Record<string, string | number | boolean | null>;
  readonly members: Map<number, Membership>;
  readonly invitations: Map<number, Invitation>;
  readonly failedInvitations: Map<number, FailedInvitation>;
  /** When each invitation was sent, those answered or cancelled among them: what the quota counts. */
  readonly invitationsSent: string[];
  readonly teams: Map<number, Team>;
  readonly teamsBySlug: Map<string, number>;
  readonly repositories: Map<number, Repository>;
  /** By name in lower case. */
  readonly repositoriesByName: Map<string, number>;
  readonly organizationRoles: Map<number, OrganizationRole>;
  readonly roleAssignments: RoleAssignment[];
  readonly customRepositoryRoles: Map<number, CustomRepositoryRole>;
  readonly auditLog: AuditEntry[];
}

export interface Membership {
  readonly account: number;
  role: 'admin' | 'member';
  /** Whether strangers see it: memberships are private until their holders say otherwise. */
  public: boolean;
  readonly since: string;
}

export type InvitationRole = 'admin' | 'direct_member' | 'billing_manager' | 'reinstate';

export interface Invitation {
  readonly id: number;
  /** Absent for one by e-mail. */
  readonly account?: number;
  readonly email?: string;
  role: InvitationRole;
  readonly inviter: number;
  readonly createdAt: string;
  /** Teams that it leads to, and what the invited person will be there. */
  readonly teams: Map<number, TeamRole>;
}

export interface FailedInvitation extends Invitation {
  readonly failedAt: string;
  readonly reason: string;
}

export type TeamRole = 'member' | 'maintainer';

export interface Team {
  readonly id: number;
  name: string;
  /** Changed by `renameTeam` only: slugs are looked up. */
  slug: string;
  description: string | null;
  privacy: 'closed' | 'secret';
  notifications: 'notifications_enabled' | 'notifications_disabled';
  /** Id of the team above. Changed by `moveTeam` only. */
  parent?: number;
  readonly children: Set<number>;
  /** `enterprise`: the organization can only look at it. */
  readonly type: 'organization' | 'enterprise';
  /** Whether an identity provider decides who is in it. */
  synchronized: boolean;
  /** Immediate members by account, with the role that was stored for them: an owner reads as maintainer whatever it is. */
  readonly members: Map<number, TeamRole>;
  /** Immediate permissions by repository: `pull`, `triage`, `push`, `maintain`, `admin`, or the name of a custom role. */
  readonly repositories: Map<number, string>;
  readonly createdAt: string;
  updatedAt: string;
}

export interface Repository {
  readonly id: number;
  readonly name: string;
  visibility: 'public' | 'private' | 'internal';
  archived: boolean;
  readonly createdAt: string;
  /** Direct ones by account: those who are no members of the organization are its outside collaborators. */
  readonly collaborators: Map<number, string>;
  /** Absent where a test is about nothing but who may reach it. */
  hosted?: Hosted;
}

export type BaseRole = 'read' | 'triage' | 'write' | 'maintain' | 'admin';

export interface OrganizationRole {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly source: 'Predefined' | 'Organization' | 'Enterprise';
  readonly baseRole: BaseRole | null;
  readonly permissions: readonly string[];
  readonly createdAt: string;
}

export interface RoleAssignment {
  readonly role: number;
  readonly holder: { readonly team: number } | { readonly account: number };
}

export interface CustomRepositoryRole {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly baseRole: 'read' | 'triage' | 'write' | 'maintain';
  readonly permissions: readonly string[];
  readonly createdAt: string;
}

/** As `GET /orgs/{org}/audit-log` shows it. */
export interface AuditEntry {
  readonly _document_id: string;
  readonly '@timestamp': number;
  readonly created_at: number;
  readonly action: string;
  readonly actor?: string;
  readonly actor_id?: number;
  readonly org: string;
  readonly org_id: number;
  readonly user?: string;
  readonly user_id?: number;
  readonly team?: string;
  readonly repo?: string;
  readonly [field: string]: unknown;
}

/** Names of permissions as GitHub Apps have them: `members`, `organization_administration`, … */
export type Permissions = Readonly<Record<string, 'read' | 'write'>>;

export interface App {
  readonly id: number;
  readonly slug: string;
  /** Id of its `…[bot]` account. */
  readonly bot: number;
  /** PEM, of the key that it signs its tokens with. */
  readonly publicKey: string;
  readonly installations: Map<number, Installation>;
}

export interface Installation {
  readonly id: number;
  readonly app: number;
  readonly organization: number;
  permissions: Permissions;
  suspended: boolean;
  readonly createdAt: string;
}

export interface Token {
  /** What the log calls it: the value is never logged. */
  readonly name: string;
  readonly value: string;
  readonly kind: 'classic' | 'fine-grained' | 'installation';
  /** Whose it is: a person's, or the bot's of an app. */
  readonly account: number;
  /** Of a classic one. */
  readonly scopes: readonly string[];
  /** Of a fine-grained one or an installation's. */
  readonly permissions: Permissions;
  /** The only organization that a fine-grained one or an installation's reaches. */
  readonly organization?: number;
  /** The only repository of it. */
  readonly repository?: number;
  /** `GITHUB_TOKEN` of a job. */
  readonly isWorkflow?: true;
  readonly expiresAt?: string;
  revoked: boolean;
}
