import {
  type CountedApproval,
  countedApprovals,
  type UncountedApproval,
} from '../../access/approvals/counted-approvals.ts';
import type { ReviewedProposal } from '../../access/approvals/reviewed-proposal.ts';
import type { Oid } from '../../git/git-repository.ts';
import type { Instant, Organization } from '../../model/model.ts';
import {
  type DeclaredState,
  type FileStep,
  type FileSteps,
  fileSteps,
} from '../../plan/approvals/file-steps.ts';
import type { HistoryPart } from '../../plan/approvals/made-by.ts';
import type { Needed } from '../../plan/approvals/withheld.ts';
import type { PullRequest } from '../../pull-requests/pull-request-host.ts';
import { organizationById } from '../authorship/revisions.ts';
import type { DraftedSection } from '../draft-plan.ts';
import type { ApprovalInput } from './approval-input.ts';
import { type ApprovingHost, type HostUnknown, unanswered } from './approving-host.ts';
import { type Concerns, concernedParts } from './concerned-parts.ts';
import { declaredAt } from './declared-at.ts';
import { branchLine } from './history-line.ts';
import { type BranchPart, branchParts } from './history-parts.ts';
import { bringProposed } from './proposed-head.ts';
import type { ReadablePart } from './readable-parts.ts';

/** One part of the history of the files, with who agreed to it. */
export interface JudgedPart extends HistoryPart {
  readonly pullRequest: PullRequest | undefined;
  /** Why nobody can have agreed, in words for people; undefined where a pull request brought it. */
  readonly why: string | undefined;
  /** Beside the approvals needed. */
  readonly counted: readonly CountedApproval<unknown>[];
  readonly proposal: ReviewedProposal | undefined;
  /** Of a pull request: what it was merged onto, and what its proposal is compared with. */
  readonly between?: {
    readonly before: Oid;
    readonly parting: Oid;
    /** Whether what it parted from is among the commits that are looked at. */
    readonly isOfLine: boolean;
  };
}

/** What the files of a section are compared with. */
export interface HistoryBase {
  readonly commit: Oid;
  readonly organization: Organization | undefined;
  readonly declared: DeclaredState;
}

/**
 * Who brought what is open of all that was changed since the base, and who agreed to it. Where that cannot be told, all is
 * one part that nobody agreed to.
 */
export async function judgedHistory(
  input: ApprovalInput,
  drafted: DraftedSection,
  needed: readonly Needed[],
  { base, ...open }: { readonly base: HistoryBase } & Pick<Concerns, 'keys' | 'net'>,
): Promise<readonly JudgedPart[]> {
  const host = await input.host();
  if ('why' in host) return [await unknownPart(input, drafted, base, host.why, open)];
  try {
    const line = await branchLine(input.git, base.commit, input.source);
    if (typeof line === 'string') return [await unknownPart(input, drafted, base, line, open)];
    const branch = await input.branch();
    const declaredAtCommit = (commit: Oid) => declared(input, drafted, commit);
    const concerns = { ...open, declared: base.declared, declaredAt: declaredAtCommit };
    const history = await concernedParts(line, concerns, (asked) =>
      branchParts(input.git, line, { asked, branch }, host),
    );
    if (typeof history === 'string') return [await unknownPart(input, drafted, base, history, open)];
    const isOfLine = (commit: Oid) => line.position.has(commit);
    const judged: JudgedPart[] = [];
    for (const { made, part } of history)
      judged.push(
        part === undefined
          ? { ...nobody, made, why: notAsked }
          : await judgePart(input, drafted, { needed, base, made, part, isOfLine }),
      );
    return judged;
  } catch (error) {
    return [await unknownPart(input, drafted, base, unanswered(error).why, open)];
  }
}

/** As if it had made all that is open, whether that differs in the end or not. */
async function unknownPart(
  input: ApprovalInput,
  drafted: DraftedSection,
  base: HistoryBase,
  why: string,
  { keys = [] }: { readonly keys?: Iterable<string> | undefined },
): Promise<JudgedPart> {
  const net = fileSteps(base.declared, (await declared(input, drafted, input.source)) ?? base.declared);
  const steps = new Map<string, FileStep>([...[...keys].map((key) => [key, notTold] as const), ...net.steps]);
  const made = { ...net, steps };
  return { made, proposed: undefined, why, pullRequest: undefined, counted: [], proposal: undefined };
}

const notTold: FileStep = { is: '', value: undefined, isOthers: false };

const nobody = { proposed: undefined, pullRequest: undefined, counted: [], proposal: undefined };
const notAsked = 'nobody was asked of what has nothing to do with it';

async function judgePart(
  input: ApprovalInput,
  drafted: DraftedSection,
  {
    needed,
    base,
    made,
    part,
    isOfLine,
  }: {
    readonly needed: readonly Needed[];
    readonly base: HistoryBase;
    readonly made: FileSteps;
    readonly part: ReadablePart;
    readonly isOfLine: (commit: Oid) => boolean;
  },
): Promise<JudgedPart> {
  const { before, pullRequest } = part;
  if (pullRequest === undefined || made.steps.size === 0)
    return { ...nobody, made, why: part.why ?? pushedBy(part, await input.branch()) };
  const brought = await bringProposed(input.git, pullRequest);
  if (brought !== true) return { ...nobody, made, pullRequest, why: `#${pullRequest.number}: ${brought}` };
  const { commit: head } = pullRequest.head;
  const parting = await input.git.mergeBase(before, head);
  const from = parting === undefined ? undefined : await declared(input, drafted, parting);
  const to = await declared(input, drafted, head);
  const proposed = from === undefined || to === undefined ? undefined : fileSteps(from, to);
  const organization = await organizationAt(input, drafted, before);
  const count = (proposal: ReviewedProposal) =>
    countTwice(needed, [organization, base.organization], proposal, input.evaluatedAt);
  const agreement = await bestOf(await input.host(), part.twins ?? [pullRequest], count);
  const between = parting === undefined ? {} : { between: { before, parting, isOfLine: isOfLine(parting) } };
  return {
    made,
    proposed,
    pullRequest,
    proposal: undefined,
    counted: [],
    ...agreement,
    why: undefined,
    ...between,
  };
}

type Agreement = Pick<JudgedPart, 'pullRequest' | 'proposal' | 'counted'>;

/** Of pull requests that proposed the same commit the one with the most approvals; none counts of who wrote any of them. */
async function bestOf(
  host: ApprovingHost | HostUnknown,
  twins: readonly PullRequest[],
  count: (proposal: ReviewedProposal) => JudgedPart['counted'],
): Promise<Agreement | undefined> {
  if ('why' in host) return undefined;
  const proposals = await Promise.all(twins.map((each) => host.proposal(each)));
  const authors = proposals.flatMap((each) => each.authors);
  const judged = twins.flatMap((pullRequest, at) => {
    const proposal = proposals[at];
    return proposal === undefined
      ? []
      : [{ pullRequest, proposal, counted: count({ ...proposal, authors }) }];
  });
  const missingIn = ({ counted }: (typeof judged)[number]) =>
    counted.reduce((sum, { missing }) => sum + missing, 0);
  return judged.toSorted((a, b) => missingIn(a) - missingIn(b))[0];
}

/**
 * Who approves has to be an approver before the pull request, and in the files applied last: else two that are merged one
 * after the other would make somebody an approver of themselves.
 */
function countTwice(
  needed: readonly Needed[],
  [before, applied]: readonly [Organization | undefined, Organization | undefined],
  proposal: ReviewedProposal,
  now: Instant,
): readonly CountedApproval<unknown>[] {
  if (before === undefined || applied === undefined)
    return needed.map((each) => ({ needed: each, given: [], missing: each.count, uncounted: [] }));
  const then = countedApprovals(needed, before, proposal, now);
  const known = countedApprovals(needed, applied, proposal, now);
  return then.map((counted, at) => {
    const accounts = new Set(known[at]?.given.map(({ account }) => account));
    const given = counted.given.filter(({ account }) => accounts.has(account));
    const others = counted.given.filter(({ account }) => !accounts.has(account));
    return {
      ...counted,
      given,
      missing: Math.max(0, counted.needed.count - given.length),
      uncounted: [
        ...counted.uncounted,
        ...others.map(({ login }) => ({ login, because: whyUnknown(login, known[at]?.uncounted) })),
      ],
    };
  });
}

/** Of one who approves by the files before the change, and not by those applied last. */
function whyUnknown(
  login: string,
  uncounted: readonly UncountedApproval[] = [],
): UncountedApproval['because'] {
  const found = uncounted.find((each) => each.login === login)?.because;
  return found === 'unknown-account' ? found : 'no-approver';
}

function pushedBy({ commit, elsewhere }: BranchPart, branch: string | undefined): string {
  if (elsewhere !== undefined)
    return `#${elsewhere.number} was merged into ${elsewhere.base.ref}, and ${branch} is what is applied`;
  if (commit === undefined) return 'commits that were applied are no longer in this branch';
  return `commit ${short(commit.oid)} by ${commit.author.name} came in by no pull request`;
}

async function declared(
  { revisions, evaluatedAt }: ApprovalInput,
  drafted: DraftedSection,
  commit: Oid,
): Promise<DeclaredState | undefined> {
  const revision = await revisions.at(commit);
  return revision && declaredAt(revision, drafted, evaluatedAt);
}

async function organizationAt(
  { revisions }: ApprovalInput,
  { organization: { id } }: DraftedSection,
  commit: Oid,
): Promise<Organization | undefined> {
  const revision = await revisions.at(commit);
  return revision && organizationById(revision.model, id);
}

function short(commit: Oid): string {
  return commit.slice(0, 12);
}
