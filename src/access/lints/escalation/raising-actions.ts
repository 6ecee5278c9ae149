/** The actions of the `bylaw` service by which somebody's access is raised. */
export const raisingActions: readonly string[] = [
  ...['roles.edit', 'roles.assign', 'policies.edit', 'teams.edit', 'teams.assign', 'organization.edit'],
  ...['organization.transfer', 'members.edit', 'service-accounts.edit', 'tokens.edit', 'zones.edit'],
].map((action) => `bylaw:${action}`);
