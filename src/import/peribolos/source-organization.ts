import type { SourceRange } from '../../diagnostic/diagnostic.ts';

/** A person named in a list. */
export interface Mention {
  /** As the source spells it. */
  readonly login: string;
  readonly at: SourceRange;
  /** The comment beside it, without its `#`. */
  readonly comment?: string;
}

export const repositoryPermissions = ['none', 'read', 'triage', 'write', 'maintain', 'admin'] as const;
export type RepositoryPermission = (typeof repositoryPermissions)[number];

export interface RepositoryGrant {
  readonly repository: string;
  readonly permission: RepositoryPermission;
  readonly at: SourceRange;
  readonly comment?: string;
}

/** A team as peribolos declares it. `comments` are those of its own lines and of lines that have no field for one. */
export interface SourceTeam {
  readonly name: string;
  readonly at: SourceRange;
  readonly description?: string;
  readonly privacy?: 'closed' | 'secret';
  readonly previously: readonly { readonly name: string; readonly at: SourceRange }[];
  readonly members: readonly Mention[];
  readonly maintainers: readonly Mention[];
  readonly repositories: readonly RepositoryGrant[];
  readonly children: readonly SourceTeam[];
  readonly comments: readonly string[];
}

/** An organization as peribolos declares it, the teams of its subfolders merged in. */
export interface SourceOrganization {
  readonly login: string;
  readonly at: SourceRange;
  readonly displayName?: string;
  readonly description?: string;
  /** The other metadata, in camel case: what the GitHub target is set to. */
  readonly settings: Readonly<Record<string, string | boolean>>;
  readonly admins: readonly Mention[];
  readonly members: readonly Mention[];
  readonly teams: readonly SourceTeam[];
  /** Repositories whose settings it declares. */
  readonly repositories: readonly string[];
  readonly comments: readonly string[];
}
