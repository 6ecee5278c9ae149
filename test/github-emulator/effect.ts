/** One thing that changed in an organization. */
export interface Effect {
  readonly organization: string;
  readonly action: 'create' | 'update' | 'delete';
  readonly what:
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
  /** Which one, by the log-ins, slugs and names of the moment: `ana`, `core`, `core/ana`, `core/kubectl`, `ana#all_repo_read`. */
  readonly name: string;
  readonly account?: number;
  readonly team?: number;
  readonly repository?: string;
  readonly before?: unknown;
  readonly after?: unknown;
}
