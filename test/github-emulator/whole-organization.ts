/** As a reader of an organization asks, with a member page and a team page of the size that is given. */
export const wholeOrganization = `query ($org: String!, $first: Int!, $members: String, $teams: String) {
  rateLimit { cost remaining resetAt nodeCount }
  organization(login: $org) {
    databaseId
    membersWithRole(first: $first, after: $members) {
      totalCount pageInfo { hasNextPage endCursor }
      edges { role hasTwoFactorEnabled node { databaseId login } }
    }
    teams(first: $first, after: $teams) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes {
        id databaseId slug name description privacy notificationSetting parentTeam { databaseId }
        members(first: 100, membership: IMMEDIATE) { totalCount edges { role node { databaseId login } } }
        repositories(first: 100) { totalCount edges { permission node { databaseId name } } }
      }
    }
  }
}`;
