import { nodeId } from '../render/node-id.ts';
import { renderAccount, renderAccountById } from '../render/render-account.ts';
import { renderWholePull } from '../render/render-pull.ts';
import { renderRepository } from '../render/render-repository.ts';
import { renderRun, renderSimpleCommit } from '../render/render-workflow-run.ts';
import type { Account } from '../state.ts';
import { refreshPull } from '../world/pulls.ts';
import { commitsBetween } from './find-commit.ts';
import type { Place } from './place.ts';

/** `before` and `after` are commits; a pull request is `synchronize`d unless it says otherwise. */
export type EventOf =
  | { readonly pull: number; readonly action?: string }
  | { readonly run: number; readonly action?: string }
  | { readonly push: string; readonly before: string; readonly after: string };

type Where = Place & { readonly url: string };

export function eventPayload(where: Where, what: EventOf, sender: Account): Record<string, unknown> {
  const { owned, state, url } = where;
  const { owner, repository } = owned;
  return {
    ...('pull' in what
      ? ofPull(where, what)
      : 'run' in what
        ? ofRun(where, what)
        : ofPush(where, what, sender)),
    repository: renderRepository(url, state, owner, repository),
    ...('members' in owner ? { organization: renderAccountById(url, state, owner.id) } : {}),
    sender: renderAccount(url, sender),
  };
}

function ofPull(
  where: Where,
  { pull, action = 'synchronize' }: Extract<EventOf, { pull: number }>,
): Record<string, unknown> {
  const found = where.hosted.pulls.get(pull);
  if (found === undefined) {
    throw new Error(`There is no pull request ${pull}.`);
  }
  refreshPull(where, found);
  return { action, number: pull, pull_request: renderWholePull(where, found) };
}

function ofRun(
  where: Where,
  { run, action = 'completed' }: Extract<EventOf, { run: number }>,
): Record<string, unknown> {
  const found = where.hosted.workflowRuns.get(run);
  if (found === undefined) {
    throw new Error(`There is no run ${run}.`);
  }
  const workflow_run = renderRun(where, found, found.attempts.length);
  const { workflow: id, path } = found;
  return {
    action,
    workflow_run,
    workflow: { id, node_id: nodeId('Workflow', id), name: workflow_run.name, path },
  };
}

function ofPush(
  { hosted, owned, url }: Where,
  { push, before, after }: Extract<EventOf, { push: string }>,
  sender: Account,
): Record<string, unknown> {
  const commits = commitsBetween(hosted.folder, before, after).map((sha) => ({
    ...renderSimpleCommit(hosted.folder, sha),
    distinct: true,
    url: `https://github.com/${owned.owner.login}/${owned.repository.name}/commit/${sha}`,
  }));
  return {
    ref: `refs/heads/${push}`,
    before,
    after,
    created: false,
    deleted: false,
    forced: false,
    base_ref: null,
    compare: `${url}/repos/${owned.owner.login}/${owned.repository.name}/compare/${before}...${after}`,
    commits,
    head_commit: commits.at(-1) ?? null,
    pusher: { name: sender.login, email: sender.emails[0] ?? null },
  };
}
