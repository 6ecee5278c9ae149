/** What an import of an organization read, wrote, changed and could not say; every list in a fixed order. */
export interface GithubSummary {
  /** The name in Bylaw. */
  readonly organization: string;
  /** The log-in on GitHub. */
  readonly login: string;
  /** Members, and those who are invited. */
  readonly people: number;
  readonly owners: number;
  readonly invited: number;
  readonly teams: number;
  /** (team, person) pairs, maintainers included. */
  readonly memberships: number;
  readonly maintainers: number;
  readonly repositoryPermissions: number;
  /** Organization roles given to people and teams. */
  readonly organizationRoles: number;
  /** Log-ins of people who are in a repository and not in the organization: seen, and not managed. */
  readonly outsideCollaborators: readonly string[];
  /** What GitHub has and the files do not say, a sentence each. */
  readonly notExpressed: readonly string[];
  /** What is written in another form than GitHub has it: new names. */
  readonly adjusted: readonly string[];
}
