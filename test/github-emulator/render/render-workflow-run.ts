import type { RunAttempt, WorkflowRun } from '../hosted-state.ts';
import { readCommit } from '../hosting/commit-object.ts';
import type { Place } from '../hosting/place.ts';
import { nodeId } from './node-id.ts';
import { renderAccountById } from './render-account.ts';
import { renderPullsAt } from './render-minimal-pull.ts';
import { renderRepository } from './render-repository.ts';

type Where = Pick<Place, 'owned' | 'hosted' | 'state'> & { readonly url: string };

/** `workflow-run` of GitHub's description, as of one attempt, counted from 1. */
export function renderRun(
  where: Where,
  run: WorkflowRun,
  number: number,
  withPulls = true,
): Record<string, unknown> {
  const { owned, state, url } = where;
  const attempt = run.attempts[number - 1] as RunAttempt;
  const head = state.repositoryById(run.headRepository);
  const commit = renderSimpleCommit(head?.repository.hosted?.folder ?? where.hosted.folder, run.commit);
  return {
    ...renderLinks(where, run, number),
    id: run.id,
    node_id: nodeId('WorkflowRun', run.id),
    name: run.path.replace(/^.*\/|\.ya?ml$/g, ''),
    display_title: String(commit.message).split('\n')[0],
    path: run.path,
    workflow_id: run.workflow,
    run_number: run.number,
    run_attempt: number,
    check_suite_id: run.suite,
    check_suite_node_id: nodeId('CheckSuite', run.suite),
    event: run.event,
    head_branch: run.branch,
    head_sha: run.commit,
    head_commit: commit,
    status: attempt.status,
    conclusion: attempt.conclusion,
    pull_requests: withPulls ? renderPullsAt(where, run.commit) : [],
    created_at: run.createdAt,
    updated_at: attempt.startedAt,
    run_started_at: attempt.startedAt,
    actor: renderAccountById(url, state, run.actor),
    triggering_actor: renderAccountById(url, state, attempt.actor),
    repository: renderRepository(url, state, owned.owner, owned.repository),
    head_repository: head === undefined ? null : renderRepository(url, state, head.owner, head.repository),
  };
}

function renderLinks({ owned, url }: Where, run: WorkflowRun, number: number): Record<string, unknown> {
  const name = `${owned.owner.login}/${owned.repository.name}`;
  const own = `${url}/repos/${name}/actions/runs/${run.id}`;
  return {
    url: own,
    html_url: `https://github.com/${name}/actions/runs/${run.id}`,
    jobs_url: `${own}/jobs`,
    logs_url: `${own}/logs`,
    artifacts_url: `${own}/artifacts`,
    cancel_url: `${own}/cancel`,
    rerun_url: `${own}/rerun`,
    previous_attempt_url: number > 1 ? `${own}/attempts/${number - 1}` : null,
    check_suite_url: `${url}/repos/${name}/check-suites/${run.suite}`,
    workflow_url: `${url}/repos/${name}/actions/workflows/${run.workflow}`,
  };
}

/** `simple-commit`. */
export function renderSimpleCommit(folder: string, sha: string): Record<string, unknown> {
  const { tree, message, author, committer } = readCommit(folder, sha);
  return {
    id: sha,
    tree_id: tree,
    message: message.replace(/\n$/, ''),
    timestamp: committer.date,
    author: { name: author.name, email: author.email },
    committer: { name: committer.name, email: committer.email },
  };
}
