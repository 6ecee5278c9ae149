import type { BranchReader, BranchRules } from '../branch-rules.ts';
import { openRepositoryHost, type RepositoryContext, type RepositoryHost } from './repository-host.ts';

/** Throws where the context does not say to whom to speak, or as whom. Sends nothing yet. */
export async function openBranchReader(context: RepositoryContext): Promise<BranchReader> {
  const host = await openRepositoryHost(context);
  return { rulesOf: (branch) => rulesOf(host, branch) };
}

async function rulesOf({ client, named }: RepositoryHost, branch: string): Promise<BranchRules> {
  const about = { ...named, branch };
  const rules = await client.paginate('GET /repos/{owner}/{repo}/rules/branches/{branch}', about);
  const found = await client.find('GET /repos/{owner}/{repo}/branches/{branch}', about);
  const types = new Set(rules.map(({ type }) => type));
  return {
    isProtected: types.size > 0 || found?.data.protected === true,
    takesPullRequestsAlone: types.has('pull_request'),
    checks: rules.flatMap((rule) =>
      rule.type === 'required_status_checks'
        ? (rule.parameters?.required_status_checks.map(({ context }) => context) ?? [])
        : [],
    ),
    isLasting: types.has('deletion') && types.has('non_fast_forward'),
    isReserved: types.has('update'),
  };
}
