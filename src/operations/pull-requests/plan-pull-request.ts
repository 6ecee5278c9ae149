import { countedApprovals } from '../../access/approvals/counted-approvals.ts';
import type { NeededApproval } from '../../access/guardrails/breach.ts';
import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { GitReader, Oid } from '../../git/git-repository.ts';
import type { Organization } from '../../model/model.ts';
import type { PullRequest, PullRequestReader } from '../../pull-requests/pull-request-host.ts';
import type { ApprovalsOf, ReviewedPlan } from '../../report/pull-request/reviewed-plan.ts';
import { descendsFrom } from '../descends-from.ts';
import { lookAt } from '../look-at.ts';
import { namedCommit } from '../named-commit.ts';
import { type ComparedPlan, type PlanRequest, planCompared } from '../plan.ts';
import type { PlanResult } from '../results.ts';
import type { Session } from '../session.ts';
import { steadyReader } from '../steady-reader.ts';
import { withRepository } from '../with-repository.ts';
import { askedIn } from './asked-in.ts';
import { beyondSections } from './beyond-sections.ts';
import { fetchProposed } from './fetch-proposed.ts';
import { proposalOf } from './proposal-of.ts';
import { unreadTargets } from './unread-targets.ts';

export interface PullRequestPlan {
  readonly pullRequest: PullRequest;
  readonly result: PlanResult;
  readonly reviewed: ReviewedPlan;
}

export interface PullRequestPlanRequest
  extends Omit<PlanRequest, 'against' | 'proposedTo' | 'at' | 'offline' | 'targets'> {
  /** Ask a remote for what merging it makes, and plan that as it comes: nothing of it is checked out. */
  readonly fetch?: boolean;
}

/**
 * What a pull request changes in what it is proposed to, and whether those who have to agree did: as its base says who
 * they are. Without `fetch` the work tree has to be at its newest commit, with the newest of its base. Nothing is written.
 *
 * @throws BylawError `pull-request/…`
 */
export async function planPullRequest(
  session: Session,
  host: PullRequestReader,
  pullRequest: PullRequest,
  { fetch = false, ...request }: PullRequestPlanRequest = {},
): Promise<PullRequestPlan> {
  const at = await withRepository(session, async (repository) => {
    const here = steadyReader(repository);
    const at = fetch ? await fetchProposed(session, host, here, pullRequest) : undefined;
    const { git } = lookAt(here, session, at);
    await refuseOtherCommit(git, pullRequest);
    await refuseBehind(git, pullRequest);
    return at;
  });
  const against = pullRequest.base.commit;
  const proposedTo = pullRequest.base.ref;
  const both = await planCompared(session, {
    ...request,
    against,
    proposedTo,
    ...(at === undefined ? {} : { at }),
  });
  const { result, compared } = both;
  if (result.plan?.source.dirty === true)
    throw new BylawError('pull-request/uncommitted', 'files are changed that are not committed', {
      hint: 'commit them, or put them aside with `git stash`',
    });
  const { approvals, unasked } = await approvalsOf(session, host, pullRequest, both);
  const { diagnostics, notes = [], unplanned = [] } = result;
  return {
    pullRequest,
    result,
    reviewed: {
      ...{
        number: pullRequest.number,
        head: pullRequest.head.commit,
        base: { ...pullRequest.base, ...(compared?.isNew === true ? { isNew: true } : {}) },
      },
      ...{ diagnostics, notes, approvals, unplanned, unasked },
      ...{ ...askedIn(request.organizations), elsewhere: compared?.elsewhere ?? [] },
      unread: compared === undefined ? [] : unreadTargets(compared, result.plan),
      ...(compared?.atApply === undefined ? {} : { atApply: compared.atApply }),
      ...(result.plan === undefined ? {} : { plan: result.plan }),
    },
  };
}

/** Checked out is its head, or what the host makes of merging it. */
async function refuseOtherCommit(git: GitReader, { number, head }: PullRequest): Promise<void> {
  const { commit } = await git.head();
  if (commit === head.commit) return;
  const parents = commit === undefined ? [] : (await git.readCommit(commit)).parents;
  if (parents.length === 2 && parents[1] === head.commit) return;
  const here = commit === undefined ? 'nothing' : commit.slice(0, 12);
  throw new BylawError(
    'pull-request/other-commit',
    `pull request ${number} is at ${head.commit.slice(0, 12)}, and ${here} is checked out`,
    { hint: `\`git fetch origin pull/${number}/head && git checkout FETCH_HEAD\`` },
  );
}

/**
 * What the base did since, guardrails among it, is part of what merging makes: without it a pull request could be held
 * against older rules than those that are there.
 */
async function refuseBehind(git: GitReader, { number, base }: PullRequest): Promise<void> {
  const { commit } = await git.head();
  const tip = await tipOf(git, base);
  const has = commit !== undefined && (await descendsFrom(git, tip, commit));
  if (has === true) return;
  const merged = `\`git fetch origin refs/pull/${number}/merge && git checkout FETCH_HEAD\``;
  throw new BylawError(
    'pull-request/behind',
    `what is checked out lacks the newest commit of \`${base.ref}\`, ${tip.slice(0, 12)}`,
    {
      hint:
        has === 'unknown'
          ? 'the history of this clone is cut off: `git fetch --unshallow` brings it; in CI, check out with `fetch-depth: 0`'
          : `check out what merging makes: ${merged}; where it has conflicts, bring the branch up to date`,
    },
  );
}

/** It may have moved since it was fetched. */
async function tipOf(git: GitReader, { commit, ref }: PullRequest['base']): Promise<Oid> {
  try {
    return await namedCommit(git, commit);
  } catch (error) {
    if (!(error instanceof BylawError) || error.code !== 'git/unknown-revision' || (await git.isShallow()))
      throw error;
    throw new BylawError(
      'pull-request/behind',
      `the newest commit of \`${ref}\`, ${commit.slice(0, 12)}, is not here`,
      {
        hint: `\`git fetch origin\` brings it; then check out what merging makes`,
        cause: error.cause,
      },
    );
  }
}

/** Nobody is asked where nothing is needed. */
async function approvalsOf(
  session: Session,
  host: PullRequestReader,
  pullRequest: PullRequest,
  { result: { plan: planned, unplanned = [] }, compared }: ComparedPlan,
): Promise<{ readonly approvals: readonly ApprovalsOf[]; readonly unasked: readonly string[] }> {
  if (planned === undefined || compared === undefined) return { approvals: [], unasked: [] };
  const { before, after, isNew } = compared;
  const asking: Asking[] = planned.sections.flatMap(
    ({ organization, target, approvals }): readonly Asking[] => {
      if (approvals.status !== 'evaluated' || approvals.needed.length === 0) return [];
      const base = before.organizations.get(organization);
      // Of an organization that comes with it nobody can have approved anything: its own guardrails ask nobody yet.
      return base === undefined && !isNew ? [] : [{ organization, target, needed: approvals.needed, base }];
    },
  );
  const now = session.now();
  const come = planned.sections.flatMap(({ organization }) =>
    before.organizations.has(organization) ? [] : [organization],
  );
  const names = isNew ? [] : [...new Set([...come, ...unplanned])].sort();
  const beyond = beyondSections(before, after, names, now);
  for (const { organization: base, needed } of beyond.needed)
    asking.push({ organization: base.name, target: '*', needed, base });
  const { unasked } = beyond;
  if (asking.length === 0) return { approvals: [], unasked };
  const proposal = await proposalOf(host, pullRequest);
  const approvals = asking.map(({ base, needed, ...of }) => {
    const counted =
      base === undefined
        ? needed.map((each) => ({ needed: each, given: [], missing: each.count, uncounted: [] }))
        : countedApprovals(needed, base, proposal, now);
    return { ...of, counted };
  });
  return { approvals, unasked };
}

interface Asking extends Pick<ApprovalsOf, 'organization' | 'target'> {
  readonly needed: readonly NeededApproval[];
  /** The files before, by which it is counted. */
  readonly base: Organization | undefined;
}
