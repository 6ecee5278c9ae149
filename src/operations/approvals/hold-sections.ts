import { approvalRules, asksForApproval } from '../../access/guardrails/approval-rules.ts';
import type { NeededApproval } from '../../access/guardrails/breach.ts';
import { hasCommit } from '../../git/has-commit.ts';
import { recordedNames } from '../../ledger/recorded-names.ts';
import { type AwaitedApproval, type Awaiting, sentenceOf } from '../../plan/approvals/awaiting.ts';
import { holdAll, holdPart } from '../../plan/approvals/hold-changes.ts';
import { isSame, type Needed } from '../../plan/approvals/withheld.ts';
import type { UnjudgedChange } from '../../plan/diff-state.ts';
import type { Plan, PlanSection } from '../../plan/plan.ts';
import type { DraftedSection } from '../draft-plan.ts';
import type { ApprovalInput } from './approval-input.ts';
import { type GivenApprovals, givenApprovals } from './given-approvals.ts';
import { judgeSection } from './judge-section.ts';
import { awaitedApproval } from './missing-words.ts';
import { nobodyApproves, otherManaging } from './other-managing.ts';

/** Sections as they may be applied, with who agreed to that. */
export interface HeldSections {
  readonly sections: readonly DraftedSection[];
  /** Whether any of them does less than it was to. */
  readonly isOther: boolean;
}

/** Takes out of sections what nobody agreed to who has to. */
export async function holdSections(
  input: ApprovalInput,
  drafted: readonly DraftedSection[],
  plan: Plan,
): Promise<HeldSections> {
  const sections: DraftedSection[] = [];
  for (const each of drafted) sections.push(await holdSection(input, each, answeredIn(plan, each)));
  return { sections, isOther: sections.some(({ planned }, at) => planned !== drafted[at]?.planned) };
}

async function holdSection(
  input: ApprovalInput,
  drafted: DraftedSection,
  { approvals }: Pick<PlanSection, 'approvals'>,
): Promise<DraftedSection> {
  const other = await otherManaging(input.ledger, drafted);
  if (other !== undefined) return wholeHeld(input, drafted, [nobodyApproves(other, drafted)]);
  if (approvals.status === 'notEvaluated') {
    if (!asksForApproval(drafted.base, drafted.organization)) return drafted;
    return wholeHeld(input, drafted, [notAnswered(approvals.reason)]);
  }
  const needed = askedBy(drafted, approvals.needed.map(withoutPlaces));
  if (await isBaseLost(input, drafted)) return wholeHeld(input, drafted, [lostBase]);
  if (needed.length === 0) return drafted;
  const verdict = await judgeSection(input, drafted, needed);
  if (verdict.is === 'never') return { ...drafted, approving: neverApplied };
  if (verdict.is === 'unknown') {
    const untold = { changes: [], pullRequests: [], why: [verdict.why] };
    const awaited = needed.map(({ guardrail, by, count }) => ({ guardrail, by, count, ...untold }));
    return wholeHeld(input, drafted, awaited);
  }
  const { missing, changes, scheduled, isWhole, parts, lapsed } = verdict;
  const awaited = missing.map((each) => awaitedApproval(each, parts, input.isAllowed));
  if (isWhole) return wholeHeld(input, drafted, awaited, lapsed);
  const held = changes.size + scheduled.size > 0;
  const judged = input.isAllowed ? { ...verdict, changes: new Set<never>() } : verdict;
  const given = givenApprovals(drafted, needed, judged);
  if (held && input.isAllowed) return passed(drafted, awaited, given);
  const approving = { notes: [], approvals: given, unapproved: [] };
  if (!held) return { ...drafted, approving };
  const part = {
    ...{ changes, scheduled, announced: drafted.announced },
    lapsed: input.isPart ? [] : lapsed,
  };
  return { ...drafted, planned: holdPart(drafted.planned, part, awaited), approving };
}

/** What every rule needs: of what is there already by somebody's hand, and made to last, the plan tells nothing. */
function askedBy({ base, organization }: DraftedSection, needed: readonly Needed[]): readonly Needed[] {
  const rules = approvalRules(base, organization).map(({ guardrail, askedBy: asks, by, count }) => {
    return { guardrail: guardrail.name, askedBy: asks, by, count, because: [] };
  });
  return [...needed, ...rules.filter((rule) => !needed.some(isSame(rule)))];
}

const lostBase = notAnswered(
  'the files applied last, and what they ask, are not in this clone; fetch the whole history: `git fetch --unshallow`, in CI `fetch-depth: 0`',
);

/**
 * Without them the files that are to be applied would say alone what they need, and that it is no matter: else the guard
 * `rollback` refuses, or somebody passes it who says so.
 */
async function isBaseLost(
  { git, ledger }: ApprovalInput,
  { base, organization, target, planned: { section } }: DraftedSection,
): Promise<boolean> {
  const letsItself = section.guards.some(
    ({ guard, allowed }) => guard === 'rollback' && allowed?.by === 'target',
  );
  if (base !== undefined || !letsItself) return false;
  for (const name of recordedNames(ledger, organization))
    for await (const { entry } of ledger.entries({ organization: name, target: target.name }))
      if (entry.kind === 'result') return !(await hasCommit(git, entry.source));
  return false;
}

const neverApplied: GivenApprovals = {
  notes: ['nothing was applied here before: guardrails ask nobody for an approval this time'],
  approvals: [],
  unapproved: [],
};

function wholeHeld(
  { isAllowed }: ApprovalInput,
  drafted: DraftedSection,
  approvals: readonly AwaitedApproval[],
  lapsed: readonly UnjudgedChange[] = [],
): DraftedSection {
  if (isAllowed) return passed(drafted, approvals, []);
  const { changes } = drafted.planned.section;
  // What was to end by now stays as well: no rules say whether anything may be taken.
  const ending = lapsed.map((change) => ({ ...change, effect: 'loss' }) as const);
  const awaiting: Awaiting = { isWhole: true, changes: [...changes, ...ending], approvals };
  return { ...drafted, planned: holdAll(drafted.planned, awaiting) };
}

/** Applied all the same: somebody said so by `--allow approval`. */
function passed(
  drafted: DraftedSection,
  unapproved: readonly AwaitedApproval[],
  approvals: GivenApprovals['approvals'],
): DraftedSection {
  const notes = unapproved.map((each) => `applied by \`--allow approval\`, though it ${sentenceOf(each)}`);
  return { ...drafted, approving: { notes, approvals, unapproved } };
}

function notAnswered(reason: string): AwaitedApproval {
  const why = [`whose approval it needs could not be told: ${reason}`];
  return { guardrail: '*', by: [], count: 1, changes: [], pullRequests: [], why };
}

function withoutPlaces({ because, ...needed }: NeededApproval): Needed {
  return { ...needed, because: because.map(({ at: _, ...reason }) => reason) };
}

function answeredIn({ sections }: Plan, { organization, target }: DraftedSection) {
  const found = sections.find(
    (each) => each.organization === organization.name && each.target === target.name,
  );
  return found ?? { approvals: { status: 'notEvaluated', reason: 'it is not in the plan' } as const };
}
