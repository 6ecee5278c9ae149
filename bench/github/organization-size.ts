/** An organization to measure: everybody is in as many teams as it takes, and each team may work on repositories. */
export interface OrganizationSize {
  readonly members: number;
  readonly teams: number;
  /** Members of each team. */
  readonly teamMembers: number;
  /** Repositories that each team has a permission on. */
  readonly teamRepositories: number;
}

/** The proportions of the figures that Bylaw is held to. */
export function organizationOf(members: number): OrganizationSize {
  return { members, teams: members / 10, teamMembers: 20, teamRepositories: 10 };
}
