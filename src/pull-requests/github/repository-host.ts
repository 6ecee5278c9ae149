import type { GithubClient } from '../../providers/github/client/github-client.ts';
import { type ClientContext, openGithubClient } from '../../providers/github/client/open-github-client.ts';
import type { RepositoryName } from './repository-name.ts';

/** `environment` says where GitHub is (GITHUB_API_URL), and what signs in, as for a target of the same owner. */
export interface RepositoryContext extends Omit<ClientContext, 'organization' | 'coordinates'> {
  readonly repository: RepositoryName;
}

/** One repository on GitHub, spoken to. */
export interface RepositoryHost {
  readonly client: GithubClient;
  /** As routes name it. */
  readonly named: { readonly owner: string; readonly repo: string };
  wait(milliseconds: number): Promise<void>;
  tell(text: string): void;
}

/** What comments, checks, reviews, issues and the rules of branches take. */
const permissions = {
  metadata: 'read',
  actions: 'read',
  contents: 'read',
  checks: 'write',
  issues: 'write',
  pull_requests: 'write',
} as const;

export async function openRepositoryHost(context: RepositoryContext): Promise<RepositoryHost> {
  const { repository, environment, ...others } = context;
  const baseUrl = environment.GITHUB_API_URL?.trim() || 'https://api.github.com';
  const client = await openGithubClient({
    ...others,
    environment,
    organization: repository.owner,
    coordinates: { baseUrl },
    needs: { permissions, repositories: [repository.name] },
  });
  return {
    client,
    named: { owner: repository.owner, repo: repository.name },
    wait: (milliseconds) => context.wait(milliseconds, context.signal),
    tell: (text) => context.progress?.step(text),
  };
}
