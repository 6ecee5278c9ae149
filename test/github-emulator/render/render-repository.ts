import type { EmulatorState } from '../emulator-state.ts';
import type { Organization, Repository } from '../state.ts';
import { nodeId } from './node-id.ts';
import { renderAccount } from './render-account.ts';

/** Fields `<name>_url` and what follows the repository's own address in them. */
const addresses: Readonly<Record<string, string>> = {
  archive: '/{archive_format}{/ref}',
  assignees: '/assignees{/user}',
  blobs: '/git/blobs{/sha}',
  branches: '/branches{/branch}',
  collaborators: '/collaborators{/collaborator}',
  comments: '/comments{/number}',
  commits: '/commits{/sha}',
  compare: '/compare/{base}...{head}',
  contents: '/contents/{+path}',
  contributors: '/contributors',
  deployments: '/deployments',
  downloads: '/downloads',
  events: '/events',
  forks: '/forks',
  git_commits: '/git/commits{/sha}',
  git_refs: '/git/refs{/sha}',
  git_tags: '/git/tags{/sha}',
  hooks: '/hooks',
  issue_comment: '/issues/comments{/number}',
  issue_events: '/issues/events{/number}',
  issues: '/issues{/number}',
  keys: '/keys{/key_id}',
  labels: '/labels{/name}',
  languages: '/languages',
  merges: '/merges',
  milestones: '/milestones{/number}',
  notifications: '/notifications{?since,all,participating}',
  pulls: '/pulls{/number}',
  releases: '/releases{/id}',
  stargazers: '/stargazers',
  statuses: '/statuses/{sha}',
  subscribers: '/subscribers',
  subscription: '/subscription',
  tags: '/tags',
  teams: '/teams',
  trees: '/git/trees{/sha}',
};

/** From the weakest to the strongest, in the words of `permissions`. */
export const permissionLevels = ['pull', 'triage', 'push', 'maintain', 'admin'] as const;

/** What `role_name` calls the levels. */
const roleNames: Readonly<Record<string, string>> = { pull: 'read', push: 'write' };

/** A permission as REST tells it: the level in `permissions`, and `role_name`, which is the custom role's where one was given. */
export function renderPermission(organization: Organization, permission: string): Record<string, unknown> {
  const custom = [...organization.customRepositoryRoles.values()].find((role) => role.name === permission);
  const base = custom === undefined ? permission : levelOf(custom.baseRole);
  const rank = (permissionLevels as readonly string[]).indexOf(base);
  return {
    permissions: Object.fromEntries(permissionLevels.map((level, index) => [level, index <= rank])),
    role_name: custom?.name ?? roleNames[permission] ?? permission,
  };
}

/** The level that a base role is. */
export function levelOf(baseRole: string): (typeof permissionLevels)[number] {
  const words: Readonly<Record<string, string>> = { read: 'pull', write: 'push' };
  return (words[baseRole] ?? baseRole) as (typeof permissionLevels)[number];
}

/** `repository`, and what its relatives `minimal-repository` and `team-repository` ask for. */
export function renderRepository(
  url: string,
  state: EmulatorState,
  organization: Pick<Organization, 'id' | 'login'>,
  repository: Repository,
): Record<string, unknown> {
  const fullName = `${organization.login}/${repository.name}`;
  const own = `${url}/repos/${fullName}`;
  const html = `https://github.com/${fullName}`;
  const owner = state.accounts.get(organization.id);
  return {
    ...Object.fromEntries(Object.entries(addresses).map(([name, rest]) => [`${name}_url`, own + rest])),
    id: repository.id,
    node_id: nodeId('Repository', repository.id),
    name: repository.name,
    full_name: fullName,
    owner: owner === undefined ? null : renderAccount(url, owner),
    private: repository.visibility !== 'public',
    visibility: repository.visibility,
    archived: repository.archived,
    disabled: false,
    html_url: html,
    description: null,
    fork: repository.hosted?.forkOf !== undefined,
    url: own,
    git_url: `git://github.com/${fullName}.git`,
    ssh_url: `git@github.com:${fullName}.git`,
    clone_url: `${html}.git`,
    svn_url: html,
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    forks: 0,
    forks_count: 0,
    stargazers_count: 0,
    watchers: 0,
    watchers_count: 0,
    open_issues: 0,
    open_issues_count: 0,
    size: 0,
    default_branch: repository.hosted?.defaultBranch ?? 'main',
    topics: [],
    has_issues: true,
    has_projects: true,
    has_wiki: true,
    has_pages: false,
    has_downloads: true,
    has_discussions: false,
    pushed_at: repository.createdAt,
    created_at: repository.createdAt,
    updated_at: repository.createdAt,
  };
}
