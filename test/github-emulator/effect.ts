/** What the audit log tells of. */
export type OrganizationObject =
  | 'member'
  | 'invitation'
  | 'failed-invitation'
  | 'team'
  | 'team-member'
  | 'team-invitation'
  | 'team-repository'
  | 'outside-collaborator'
  | 'organization-role'
  | 'settings';

/** What is in a repository, and not in the audit log. */
type RepositoryObject =
  | 'branch'
  | 'pull'
  | 'review'
  | 'review-request'
  | 'comment'
  | 'check-run'
  | 'issue'
  | 'label'
  | 'ruleset';

/** One thing that changed in an organization, or in a repository. */
export interface Effect {
  /** Log-in of whoever owns the repository, where it is a person's. */
  readonly organization: string;
  readonly action: 'create' | 'update' | 'delete';
  readonly what: OrganizationObject | RepositoryObject;
  /**
   * Which one, by the log-ins, slugs and names of the moment: `ana`, `core`, `core/ana`, `core/kubectl`,
   * `ana#all_repo_read`, `iam#12`.
   */
  readonly name: string;
  readonly account?: number;
  readonly team?: number;
  readonly repository?: string;
  readonly before?: unknown;
  readonly after?: unknown;
}
