import type { GithubOrganization, GithubTeam } from '../../../src/import/github/github-organization.ts';

/** An organization without anybody, with something added. */
export function example(over: Partial<GithubOrganization> = {}): GithubOrganization {
  return {
    organization: { login: 'Acme-Corp', settings: {} },
    members: [],
    invitations: [],
    failedInvitations: [],
    teams: [],
    outsideCollaborators: [],
    ...over,
  };
}

export function exampleTeam(number: number, slug: string, over: Partial<GithubTeam> = {}): GithubTeam {
  return {
    number,
    slug,
    name: slug,
    description: '',
    privacy: 'closed',
    notifications: 'enabled',
    type: 'organization',
    synchronized: false,
    members: [],
    repositories: [],
    ...over,
  };
}
