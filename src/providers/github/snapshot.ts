/*
 * What was read of an organization on GitHub, in GitHub's own words and before any of it means anything to Bylaw.
 * Read whole: a reader that could not read everything throws instead. Log-ins are as their owners spell them and are
 * compared without case; numeric ids never change.
 */

export interface GithubSnapshot {
  readonly organization: SnapshotOrganization;
  /** Who is asking: a user, or the bot of an app. */
  readonly viewer: SnapshotAccount;
  readonly members: readonly SnapshotMember[];
  /** Sent and not answered. */
  readonly invitations: readonly SnapshotInvitation[];
  /** Expired or refused: they may stand in the way of another one. */
  readonly failedInvitations: readonly FailedInvitation[];
  readonly teams: readonly SnapshotTeam[];
  readonly outsideCollaborators: readonly SnapshotAccount[];
  /** Names of all repositories; only where they were asked for. */
  readonly repositories?: readonly string[];
  /** Who holds which organization role directly; only where they were asked for. */
  readonly organizationRoles?: readonly SnapshotRoleAssignment[];
  /** By log-in in lower case, the accounts asked for that are no members; null where nobody has the log-in. */
  readonly accounts: ReadonlyMap<string, SnapshotAccount | null>;
  readonly cost: ReadCost;
}

export interface SnapshotAccount {
  readonly account: number;
  readonly login: string;
}

export interface SnapshotOrganization {
  readonly id: number;
  readonly login: string;
  readonly createdAt: string;
  /** `free`, `team`, `enterprise`, …; absent where the token may not see it. */
  readonly plan?: string;
  /** The fields of `GET /orgs/{org}` that are settings, under GitHub's own names; those that the token may not see are absent. */
  readonly settings: Readonly<Record<string, string | number | boolean | null>>;
}

export interface SnapshotMember extends SnapshotAccount {
  readonly role: 'admin' | 'member';
  /** Absent where the token may not see it. */
  readonly hasTwoFactor?: boolean;
}

export interface SnapshotInvitation {
  readonly id: number;
  /** Absent for an invitation by e-mail that nobody took yet. */
  readonly account?: number;
  readonly login?: string;
  readonly email?: string;
  readonly role: 'admin' | 'member' | 'billing_manager' | 'reinstate';
  readonly createdAt: string;
  /** Numbers of the teams that it leads to. */
  readonly teams: readonly number[];
}

export interface FailedInvitation {
  readonly id: number;
  readonly login?: string;
  readonly email?: string;
  readonly failedAt: string;
  readonly reason: string;
}

export interface SnapshotTeam {
  /** GitHub's numeric id. */
  readonly number: number;
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly privacy: 'closed' | 'secret';
  readonly notifications: 'enabled' | 'disabled';
  /** Number of the team above. */
  readonly parent?: number;
  /** `enterprise`: only the enterprise can change it. */
  readonly type: 'organization' | 'enterprise';
  /** Whether an identity provider decides who is in it. */
  readonly synchronized: boolean;
  /** Immediate ones; those of child teams are not among them. An owner of the organization reads as maintainer. */
  readonly members: readonly { readonly account: number; readonly role: 'member' | 'maintainer' }[];
  /**
   * Its own permissions. GitHub lists what a team inherits as its own: a permission that is no higher than what the
   * team above has on that repository cannot be told from an inherited one, and is left out.
   */
  readonly repositories: readonly {
    readonly name: string;
    /** `read`, `triage`, `write`, `maintain`, `admin`, or the name of a custom repository role. */
    readonly permission: string;
  }[];
}

export interface SnapshotRoleAssignment {
  readonly role: { readonly id: number; readonly name: string };
  readonly holder: { readonly team: number } | { readonly account: number };
}

export interface ReadCost {
  /** HTTP requests, those repeated among them. */
  readonly requests: number;
  /** Points of GraphQL, as GitHub counted them. */
  readonly points: number;
}

/** What of an organization is worth reading: each costs requests that most organizations need not spend. */
export interface SnapshotWish {
  /** Every repository: where a permission is declared on a pattern. */
  readonly repositories: boolean;
  /** Names of custom repository roles, which GraphQL does not tell. */
  readonly customRepositoryRoles: boolean;
  readonly organizationRoles: boolean;
  /** Log-ins that are declared: those who turn out to be no members are looked up, so that an id is known before anybody is invited. */
  readonly logins: readonly string[];
}
