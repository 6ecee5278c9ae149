import type { WorkflowRun } from '../pull-request-host.ts';
import type { RepositoryHost } from './repository-host.ts';

export async function readWorkflowRun(
  { client, named }: RepositoryHost,
  id: number,
): Promise<WorkflowRun | undefined> {
  const found = await client.find('GET /repos/{owner}/{repo}/actions/runs/{run_id}', {
    ...named,
    run_id: id,
    exclude_pull_requests: true,
  });
  if (found === undefined) return undefined;
  const { event, head_sha: commit, head_repository } = found.data;
  // GitHub's description lies: it is null where a fork is gone.
  const repository = (head_repository as { readonly full_name: string } | null)?.full_name;
  return { event, head: { commit, repository } };
}
