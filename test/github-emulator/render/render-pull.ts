import type { Issue, Pull, PullEnd } from '../hosted-state.ts';
import { changedFiles } from '../hosting/changed-files.ts';
import type { Place } from '../hosting/place.ts';
import { pullBase, pullCommits } from '../world/pull-commits.ts';
import { issueOf } from '../world/pulls.ts';
import { associationOf } from './association.ts';
import { nodeId } from './node-id.ts';
import { renderAccountById } from './render-account.ts';
import { renderLabels } from './render-label.ts';
import { renderRepository } from './render-repository.ts';
import { renderTeam } from './render-team.ts';

type Where = Pick<Place, 'owned' | 'hosted' | 'state'> & { readonly url: string };

/** `pull-request-simple` of GitHub's description. */
export function renderPull(where: Where, pull: Pull): Record<string, unknown> {
  const { state, url, owned } = where;
  const issue = issueOf(where, pull);
  const { owner } = owned;
  const teams = 'teams' in owner ? [...pull.requestedTeams].flatMap((id) => owner.teams.get(id) ?? []) : [];
  return {
    ...renderLinks(where, pull),
    id: pull.id,
    node_id: nodeId('PullRequest', pull.id),
    number: pull.number,
    state: issue.state,
    locked: false,
    title: issue.title,
    user: renderAccountById(url, state, issue.author),
    body: issue.body,
    labels: renderLabels(where, issue),
    milestone: null,
    active_lock_reason: null,
    ...renderTimes(issue, pull),
    merge_commit_sha: pull.mergeCommit,
    assignee: null,
    assignees: [],
    requested_reviewers: [...pull.requestedAccounts].flatMap((id) => renderAccountById(url, state, id) ?? []),
    requested_teams: 'teams' in owner ? teams.map((team) => renderTeam(url, owner, team)) : [],
    head: renderEnd(where, pull.head),
    base: renderEnd(where, pull.base),
    author_association: associationOf(owned, issue.author),
    auto_merge: null,
    draft: pull.draft,
  };
}

/** `pull-request`: with what only a single one tells. */
export function renderWholePull(where: Where, pull: Pull): Record<string, unknown> {
  const { state, url, hosted } = where;
  const files = changedFiles(hosted.folder, pullBase(where, pull), pull.head.sha);
  const rendered = renderPull(where, pull);
  const open = issueOf(where, pull).state === 'open';
  return {
    ...rendered,
    requested_teams: (rendered.requested_teams as readonly Record<string, unknown>[]).map(
      ({ parent: _, ...team }) => team,
    ),
    merged: pull.merged !== undefined,
    mergeable: open ? pull.mergeCommit !== null : null,
    mergeable_state: !open ? 'unknown' : pull.mergeCommit === null ? 'dirty' : 'clean',
    merged_by: pull.merged?.by === undefined ? null : renderAccountById(url, state, pull.merged.by),
    comments: [...hosted.comments.values()].filter(({ issue }) => issue === pull.number).length,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: pullCommits(where, pull).length,
    additions: files.reduce((sum, file) => sum + file.additions, 0),
    deletions: files.reduce((sum, file) => sum + file.deletions, 0),
    changed_files: files.length,
  };
}

function renderLinks({ url, owned: { owner, repository } }: Where, pull: Pull): Record<string, unknown> {
  const name = `${owner.login}/${repository.name}`;
  const own = `${url}/repos/${name}/pulls/${pull.number}`;
  const issue = `${url}/repos/${name}/issues/${pull.number}`;
  const html = `https://github.com/${name}/pull/${pull.number}`;
  const links = {
    self: own,
    html,
    issue,
    comments: `${issue}/comments`,
    review_comments: `${own}/comments`,
    review_comment: `${url}/repos/${name}/pulls/comments{/number}`,
    commits: `${own}/commits`,
    statuses: `${url}/repos/${name}/statuses/${pull.head.sha}`,
  };
  const { self: _, html: __, ...urls } = links;
  return {
    url: own,
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    ...Object.fromEntries(Object.entries(urls).map(([key, value]) => [`${key}_url`, value])),
    _links: Object.fromEntries(Object.entries(links).map(([key, href]) => [key, { href }])),
  };
}

function renderTimes(issue: Issue, pull: Pull): Record<string, unknown> {
  return {
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.closedAt ?? null,
    merged_at: pull.merged?.at ?? null,
  };
}

/** Of a fork that is gone the repository is null. */
function renderEnd({ state, url }: Where, end: PullEnd): Record<string, unknown> {
  const found = state.repositoryById(end.repository);
  return {
    label: `${state.accounts.get(end.owner)?.login ?? 'unknown repository'}:${end.ref}`,
    ref: end.ref,
    sha: end.sha,
    user: renderAccountById(url, state, end.owner),
    repo: found === undefined ? null : renderRepository(url, state, found.owner, found.repository),
  };
}
