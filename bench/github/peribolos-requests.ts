/** What an organization is to peribolos. */
export interface PeribolosSize {
  readonly owners: number;
  /** Those who are no owners. */
  readonly members: number;
  readonly teams: number;
}

/**
 * What `peribolos --fix-org --fix-org-members --fix-teams --fix-team-members --fix-team-repos` asks GitHub where nothing
 * is to change, from its source as of 2026-08-21: the caller, the organization, its invitations, open and failed, its
 * owners, its members and its teams by the hundred; and of each team its members, maintainers, invitations and
 * repositories. Further pages of a team are not counted.
 */
export function peribolosRequests({ owners, members, teams }: PeribolosSize): number {
  return 2 + 1 + 1 + pages(owners) + pages(members) + pages(teams) + 4 * teams;
}

function pages(rows: number): number {
  return Math.max(1, Math.ceil(rows / 100));
}
