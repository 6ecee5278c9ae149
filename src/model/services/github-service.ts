/** What a role can give on GitHub. A repository is `krn:<partition>:github:{org_id}:repository/<name>`. */
export const githubService = {
  name: 'github',
  description: 'Repositories and the organization on GitHub',
  actions: {
    'repository.read': { description: 'Read and clone', access: 'read', resources: ['repository'] },
    'repository.triage': {
      description: 'Manage issues and pull requests',
      access: 'write',
      resources: ['repository'],
    },
    'repository.write': { description: 'Push and merge', access: 'write', resources: ['repository'] },
    'repository.maintain': {
      description: 'Manage the repository without its sensitive settings',
      access: 'admin',
      resources: ['repository'],
    },
    'repository.admin': {
      description: 'Everything in the repository, its deletion included',
      access: 'admin',
      privileged: true,
      resources: ['repository'],
    },
    'repository.custom': {
      description: 'What a custom repository role gives',
      access: 'write',
      resources: ['repository'],
    },
    'organization.member': { description: 'Be a member of the organization', access: 'read' },
    'organization.admin': { description: 'Own the organization', access: 'admin', privileged: true },
  },
  resourceTypes: { repository: 'krn:*:github:{org_id}:repository/*' },
  conditionKeys: {},
} as const;
