import type { Hosted } from '../hosted-state.ts';
import { changedFiles } from '../hosting/changed-files.ts';
import { branchTip, commitsBetween, findCommit, mergeBase } from '../hosting/find-commit.ts';
import { git, tryGit } from '../hosting/git.ts';
import { rulesOfBranch } from '../hosting/rules-of-branch.ts';
import { inRepository, type RepositoryRequest } from '../open-repository.ts';
import { paged, pageOf } from '../paged.ts';
import { notFound, Refusal } from '../refusal.ts';
import { renderCommit, renderFile, renderWholeCommit } from '../render/render-commit.ts';
import { renderPull } from '../render/render-pull.ts';
import type { Reply, Route } from '../route.ts';
import { pullsOfCommit } from '../world/pull-commits.ts';
import { refreshPulls } from '../world/pulls.ts';

function getCommit(request: RepositoryRequest): Reply {
  const ref = request.params.ref ?? '';
  const sha = findCommit(request.hosted.folder, ref);
  if (sha === undefined) {
    throw new Refusal(422, `No commit found for SHA: ${ref}`);
  }
  return { status: 200, body: renderWholeCommit(request, sha) };
}

/** `main`, `stan:main` or `stan:iam:main`: one of another repository is fetched, as a network shares its objects. */
function commitOfEnd(request: RepositoryRequest, text: string): string | undefined {
  const { state, hosted, owned } = request;
  const parts = text.split(':');
  const ref = parts.pop() ?? '';
  const [owner, name = owned.repository.name] = parts;
  const other = owner === undefined ? undefined : state.ownedRepository(owner, name)?.repository.hosted;
  if (owner !== undefined && other === undefined) {
    return undefined;
  }
  const from: Hosted = other ?? hosted;
  const sha = findCommit(from.folder, ref);
  if (sha !== undefined && from !== hosted && tryGit(hosted.folder, ['cat-file', '-e', sha]) === undefined) {
    git(hosted.folder, ['fetch', '--quiet', from.folder, sha]);
  }
  return sha;
}

function compare(request: RepositoryRequest): Reply {
  const { folder } = request.hosted;
  const [base, head] = (request.params.basehead ?? '').split('...').map((text) => commitOfEnd(request, text));
  const ancestor = base && head && mergeBase(folder, base, head);
  if (!base || !head || !ancestor) {
    throw notFound();
  }
  const commits = commitsBetween(folder, base, head);
  const behind = commitsBetween(folder, head, base).length;
  const { page } = pageOf(request);
  const asked = request.query.page !== undefined || request.query.per_page !== undefined;
  const shown = asked ? undefined : commits.slice(0, 250).map((sha) => renderCommit(request, sha));
  const files = page > 1 ? [] : changedFiles(folder, ancestor, head).slice(0, 300);
  const { owner, repository } = request.owned;
  const name = `${owner.login}/${repository.name}`;
  const html = `https://github.com/${name}/compare/${base}...${head}`;
  const wrap = (page: readonly unknown[]): unknown => ({
    url: `${request.url}/repos/${name}/compare/${base}...${head}`,
    html_url: html,
    permalink_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    base_commit: renderCommit(request, base),
    merge_base_commit: renderCommit(request, ancestor),
    status: relation(commits.length, behind),
    ahead_by: commits.length,
    behind_by: behind,
    total_commits: commits.length,
    commits: page,
    files: files.map((file) => renderFile(request, head, file)),
  });
  return shown === undefined
    ? paged(request, commits, (sha) => renderCommit(request, sha), wrap)
    : { status: 200, body: wrap(shown) };
}

function relation(ahead: number, behind: number): string {
  if (ahead > 0) {
    return behind > 0 ? 'diverged' : 'ahead';
  }
  return behind > 0 ? 'behind' : 'identical';
}

function listPullsOfCommit(request: RepositoryRequest): Reply {
  refreshPulls(request);
  const sha = findCommit(request.hosted.folder, request.params.commit_sha ?? '');
  if (sha === undefined) {
    throw new Refusal(422, `No commit found for SHA: ${request.params.commit_sha}`);
  }
  return paged(request, pullsOfCommit(request, sha), (pull) => renderPull(request, pull));
}

function getBranch(request: RepositoryRequest): Reply {
  const branch = request.params.branch ?? '';
  const tip = branchTip(request.hosted.folder, branch);
  if (tip === undefined) {
    throw new Refusal(404, 'Branch not found');
  }
  const { owner, repository } = request.owned;
  const own = `/${owner.login}/${repository.name}`;
  const self = `${request.url}/repos${own}/branches/${branch}`;
  return {
    status: 200,
    body: {
      name: branch,
      commit: renderCommit(request, tip),
      _links: { self, html: `https://github.com${own}/tree/${branch}` },
      protected: rulesOfBranch(request.hosted, branch).length > 0,
      protection: {
        enabled: false,
        required_status_checks: { enforcement_level: 'off', contexts: [], checks: [] },
      },
      protection_url: `${self}/protection`,
    },
  };
}

export const commitRoutes: readonly Route[] = [
  inRepository('GET', '/commits/{ref}', 'contents=read', getCommit),
  inRepository('GET', '/commits/{commit_sha}/pulls', 'pull_requests=read', listPullsOfCommit),
  inRepository('GET', '/compare/{basehead}', 'contents=read', compare),
  inRepository('GET', '/branches/{branch}', 'contents=read', getBranch),
];
