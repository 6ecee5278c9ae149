/** Who may be in a team, and have tokens. */
const persons = ['member', 'service-account'] as const;

/** Who may hold a role. */
const holders = ['member', 'service-account', 'team', 'token'] as const;

/**
 * What changing each kind of document means: `bylaw:members.invite`, `bylaw:roles.assign`. The thing that is changed
 * is the resource: `krn:<partition>:bylaw:{org_id}:team/core`. Of a link each end is one: of a role that is given the
 * role, who gets it, and the zone where it counts; of somebody in a team both; of a token its owner too.
 */
export const bylawService = {
  name: 'bylaw',
  description: "The organization's own documents: who may change which of them",
  actions: {
    'organization.read': {
      description: 'Read the organization',
      access: 'read',
      resources: ['organization'],
    },
    'organization.edit': privileged(
      'Change the organization, its membership rules or boundary',
      'organization',
    ),
    'organization.transfer': privileged('Pass the organization to another owner', 'organization'),
    'members.read': reads('members', 'member'),
    'members.invite': { description: 'Add a member', access: 'write', resources: ['member'] },
    'members.edit': { description: "Change a member's details", access: 'write', resources: ['member'] },
    'members.identify': privileged('Change by which e-mail address or accounts a member is known', 'member'),
    'members.suspend': { description: 'Suspend a member', access: 'admin', resources: ['member'] },
    'members.reactivate': {
      description: 'Let a suspended member in again',
      access: 'admin',
      resources: ['member'],
    },
    'members.remove': { description: 'Remove a member', access: 'admin', resources: ['member'] },
    'service-accounts.read': reads('service accounts', 'service-account'),
    'service-accounts.edit': privileged('Create, change or remove a service account', 'service-account'),
    'tokens.read': reads('the records of tokens', 'token'),
    'tokens.edit': privileged('Record, change or remove a token of its owner', 'token', ...persons),
    'tokens.revoke': { description: 'Revoke a token', access: 'write', resources: ['token'] },
    'teams.read': reads('teams', 'team'),
    'teams.edit': privileged('Create, change or remove a team', 'team'),
    'teams.assign': privileged('Put somebody into a team or take somebody out', 'team', ...persons),
    'roles.read': reads('roles', 'role'),
    'roles.edit': privileged('Create, change or remove a role', 'role'),
    'roles.assign': privileged('Give a role to a principal or take it back', 'role', ...holders, 'zone'),
    'policies.read': reads('policies', 'policy'),
    'policies.edit': privileged('Create, change, pin or remove a policy', 'policy'),
    'zones.read': reads('zones', 'zone'),
    'zones.edit': privileged('Create, change or remove a zone', 'zone'),
    'services.read': reads('action catalogues', 'service'),
    'services.edit': privileged('Create, change or remove an action catalogue', 'service'),
    'guardrails.read': reads('guardrails', 'guardrail'),
    'guardrails.edit': privileged('Create, change or remove a guardrail', 'guardrail'),
    'access-tests.read': reads('access tests', 'access-test'),
    'access-tests.edit': {
      description: 'Create, change or remove an access test',
      access: 'write',
      resources: ['access-test'],
    },
    'targets.read': reads('targets', 'target'),
    'targets.edit': privileged('Create, change or remove a target', 'target'),
  },
  resourceTypes: Object.fromEntries(
    [
      'organization',
      'member',
      'service-account',
      'token',
      'team',
      'role',
      'policy',
      'zone',
      'service',
      'guardrail',
      'access-test',
      'target',
    ].map((type) => [type, `krn:*:bylaw:{org_id}:${type}/*`]),
  ),
  conditionKeys: {},
} as const;

function reads(what: string, type: string) {
  return { description: `Read ${what}`, access: 'read', resources: [type] } as const;
}

/** Who can do this can raise access, their own included. */
function privileged(description: string, ...types: readonly string[]) {
  return { description, access: 'admin', privileged: true, resources: types } as const;
}
