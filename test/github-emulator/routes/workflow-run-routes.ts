import type { WorkflowRun } from '../hosted-state.ts';
import { inRepository, type RepositoryRequest } from '../open-repository.ts';
import { paged } from '../paged.ts';
import { notFound } from '../refusal.ts';
import { renderRun } from '../render/render-workflow-run.ts';
import type { Reply, Route } from '../route.ts';
import { refreshPulls } from '../world/pulls.ts';

export function namedRun({ hosted, params }: RepositoryRequest): WorkflowRun {
  const run = hosted.workflowRuns.get(Number(params.run_id));
  if (run === undefined) {
    throw notFound();
  }
  return run;
}

/** The last attempt, unless the path names one. */
function getRun(request: RepositoryRequest): Reply {
  refreshPulls(request);
  const run = namedRun(request);
  const number = Number(request.params.attempt_number ?? run.attempts.length);
  if (run.attempts[number - 1] === undefined) {
    throw notFound();
  }
  const withPulls = request.query.exclude_pull_requests !== 'true';
  return { status: 200, body: renderRun(request, run, number, withPulls) };
}

/** The newest first. */
function listRuns(request: RepositoryRequest): Reply {
  refreshPulls(request);
  const { actor, branch, event, status, head_sha, exclude_pull_requests } = request.query;
  const shown = [...request.hosted.workflowRuns.values()].reverse().filter((run) => {
    const last = run.attempts.at(-1);
    return (
      (actor === undefined || request.state.account(actor)?.id === run.actor) &&
      (branch === undefined || run.branch === branch) &&
      (event === undefined || run.event === event) &&
      (head_sha === undefined || run.commit === head_sha) &&
      (status === undefined || last?.status === status || last?.conclusion === status)
    );
  });
  const withPulls = exclude_pull_requests !== 'true';
  return paged(
    request,
    shown,
    (run) => renderRun(request, run, run.attempts.length, withPulls),
    (workflow_runs) => ({ total_count: shown.length, workflow_runs }),
  );
}

const one = '/actions/runs/{run_id}';

export const workflowRunRoutes: readonly Route[] = [
  inRepository('GET', '/actions/runs', 'actions=read', listRuns),
  inRepository('GET', one, 'actions=read', getRun),
  inRepository('GET', `${one}/attempts/{attempt_number}`, 'actions=read', getRun),
];
