/** What an import takes of an organization on GitHub, in GitHub's words: see GithubSnapshot, which has all of it. */
export interface GithubOrganization {
  readonly organization: {
    readonly login: string;
    /** Under GitHub's own names. */
    readonly settings: Readonly<Record<string, string | number | boolean | null>>;
  };
  readonly members: readonly (GithubAccount & { readonly role: 'admin' | 'member' })[];
  readonly invitations: readonly GithubInvitation[];
  readonly failedInvitations: readonly { readonly login?: string; readonly email?: string }[];
  readonly teams: readonly GithubTeam[];
  readonly outsideCollaborators: readonly GithubAccount[];
  readonly organizationRoles?: readonly {
    readonly role: { readonly name: string };
    readonly holder: { readonly team: number } | { readonly account: number };
  }[];
}

interface GithubAccount {
  readonly account: number;
  readonly login: string;
}

export interface GithubInvitation {
  readonly account?: number;
  readonly login?: string;
  readonly email?: string;
  readonly role: 'admin' | 'member' | 'billing_manager' | 'reinstate';
  readonly teams: readonly number[];
}

export interface GithubTeam {
  readonly number: number;
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly privacy: 'closed' | 'secret';
  readonly notifications: 'enabled' | 'disabled';
  readonly parent?: number;
  readonly type: 'organization' | 'enterprise';
  readonly synchronized: boolean;
  readonly members: readonly { readonly account: number; readonly role: 'member' | 'maintainer' }[];
  readonly repositories: readonly { readonly name: string; readonly permission: string }[];
}
