/** Pages of a team's immediate members: REST lists those of the teams below it, too. */
export const teamMembers = 'totalCount pageInfo { hasNextPage endCursor } edges { role node { databaseId } }';

export const teamRepositories =
  'totalCount pageInfo { hasNextPage endCursor } edges { permission node { name } }';

/** Members and teams go forward together, so that the longer of the two lists decides how often is asked. */
export const structureQuery = `query Structure(
  $organization: String!, $withMembers: Boolean!, $members: Int!, $membersAfter: String,
  $withTeams: Boolean!, $teams: Int!, $teamsAfter: String, $rows: Int!
) {
  rateLimit { cost }
  viewer { databaseId login }
  organization(login: $organization) {
    viewerCanAdminister
    membersWithRole(first: $members, after: $membersAfter) @include(if: $withMembers) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { role hasTwoFactorEnabled node { databaseId login } }
    }
    teams(first: $teams, after: $teamsAfter) @include(if: $withTeams) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges {
        node {
          id databaseId slug name description privacy notificationSetting
          parentTeam { databaseId }
          members(first: $rows, membership: IMMEDIATE) { ${teamMembers} }
          repositories(first: $rows) { ${teamRepositories} }
        }
      }
    }
  }
}`;
