import type { Pull } from '../hosted-state.ts';
import { changedFiles } from '../hosting/changed-files.ts';
import { branchTip } from '../hosting/find-commit.ts';
import { tell } from '../hosting/place.ts';
import { inRepository, mustOwnOrPush, type RepositoryRequest } from '../open-repository.ts';
import { oneOf, paged } from '../paged.ts';
import { notFound, Refusal } from '../refusal.ts';
import { renderCommit, renderFile } from '../render/render-commit.ts';
import { renderPull, renderWholePull } from '../render/render-pull.ts';
import type { Reply, Route } from '../route.ts';
import { type MergeMethod, mergePull } from '../world/merge-pull.ts';
import { openPull } from '../world/open-pull.ts';
import { pullBase, pullCommits } from '../world/pull-commits.ts';
import { closePull, issueOf, noteBase, refreshPull, refreshPulls, retarget } from '../world/pulls.ts';
import { mustFitTexts } from '../world/text-limits.ts';

/** The pull request that a path names, as it is after what was pushed. */
export function namedPull(request: RepositoryRequest): Pull {
  const pull = request.hosted.pulls.get(Number(request.params.pull_number));
  if (pull === undefined) {
    throw notFound();
  }
  refreshPull(request, pull);
  return pull;
}

function listPulls(request: RepositoryRequest): Reply {
  refreshPulls(request);
  const { head, base, sort, direction } = request.query;
  const state = oneOf(request.query.state, ['open', 'closed', 'all'], 'open');
  const found = [...request.hosted.pulls.values()].filter((pull) => {
    const owner = request.state.accounts.get(pull.head.owner);
    return (
      (state === 'all' || issueOf(request, pull).state === state) &&
      (base === undefined || pull.base.ref === base) &&
      (head === undefined || head.toLowerCase() === `${owner?.login}:${pull.head.ref}`.toLowerCase())
    );
  });
  const time = sort === 'updated' ? 'updatedAt' : 'createdAt';
  found.sort((one, other) => compareTimes(issueOf(request, one)[time], issueOf(request, other)[time]));
  // The newest comes first, unless it is asked for otherwise.
  const down = direction === undefined ? sort === undefined || sort === 'created' : direction === 'desc';
  return paged(request, down ? found.reverse() : found, (pull) => renderPull(request, pull));
}

function compareTimes(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function createPull(request: RepositoryRequest): Reply {
  const { title, body, head = '', base = '', draft } = request.body;
  const pull = openPull(request, request.caller.account, {
    title: String(title ?? ''),
    body: body === undefined ? null : String(body),
    head: String(head),
    base: String(base),
    draft: draft === true,
  });
  return { status: 201, body: renderWholePull(request, pull) };
}

function updatePull(request: RepositoryRequest): Reply {
  const pull = namedPull(request);
  const issue = issueOf(request, pull);
  mustOwnOrPush(request, issue.author);
  const { title, body, state, base } = request.body;
  mustFitTexts('PullRequest', { title, body });
  const before = { title: issue.title, state: issue.state, base: pull.base.ref };
  issue.title = String(title ?? issue.title);
  issue.body = body === undefined ? issue.body : String(body);
  if (base !== undefined) {
    const tip = branchTip(request.hosted.folder, String(base));
    if (tip === undefined) {
      throw new Refusal(422, 'Validation Failed', {
        errors: [{ resource: 'PullRequest', code: 'invalid', field: 'base' }],
      });
    }
    retarget(request, pull, String(base), tip);
  }
  if (state === 'closed' && issue.state === 'open') {
    closePull(request, pull);
  } else if (state === 'open' && issue.state === 'closed') {
    reopen(request, pull);
  }
  issue.updatedAt = request.now;
  const after = { title: issue.title, state: issue.state, base: pull.base.ref };
  tell(request, 'update', 'pull', `#${pull.number}`, { before, after });
  return { status: 200, body: renderWholePull(request, pull) };
}

function reopen(request: RepositoryRequest, pull: Pull): void {
  if (pull.merged !== undefined) {
    throw new Refusal(422, 'Validation Failed', {
      errors: [{ resource: 'PullRequest', code: 'invalid', field: 'state', message: 'It was merged.' }],
    });
  }
  const issue = issueOf(request, pull);
  issue.state = 'open';
  delete issue.closedAt;
  noteBase(request, pull, 'ReopenedEvent');
  refreshPull(request, pull);
}

function merge(request: RepositoryRequest): Reply {
  const { merge_method, commit_title, commit_message, sha } = request.body;
  const commit = mergePull(request, namedPull(request), request.caller.account, {
    method: (merge_method ?? 'merge') as MergeMethod,
    ...(commit_title === undefined ? {} : { title: String(commit_title) }),
    ...(commit_message === undefined ? {} : { message: String(commit_message) }),
    ...(sha === undefined ? {} : { sha: String(sha) }),
  });
  return {
    status: 200,
    body: { sha: commit, merged: true, message: 'Pull Request successfully merged' },
  };
}

function listCommits(request: RepositoryRequest): Reply {
  const commits = pullCommits(request, namedPull(request)).slice(0, 250);
  return paged(request, commits, (sha) => renderCommit(request, sha));
}

function listFiles(request: RepositoryRequest): Reply {
  const pull = namedPull(request);
  const files = changedFiles(request.hosted.folder, pullBase(request, pull), pull.head.sha);
  return paged(request, files.slice(0, 3000), (file) => renderFile(request, pull.head.sha, file));
}

const one = '/pulls/{pull_number}';

export const pullRoutes: readonly Route[] = [
  inRepository('GET', '/pulls', 'pull_requests=read', listPulls),
  inRepository('POST', '/pulls', 'pull_requests=write', createPull),
  inRepository('GET', one, 'pull_requests=read', (request) => ({
    status: 200,
    body: renderWholePull(request, namedPull(request)),
  })),
  inRepository('PATCH', one, 'pull_requests=write', updatePull),
  inRepository('PUT', `${one}/merge`, 'contents=write', merge, 'push'),
  inRepository('GET', `${one}/commits`, 'pull_requests=read', listCommits),
  inRepository('GET', `${one}/files`, 'pull_requests=read', listFiles),
];
