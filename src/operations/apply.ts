import type { Outcome } from '../audit/entry.ts';
import { BylawError } from '../diagnostic/bylaw-error.ts';
import { hasErrors } from '../diagnostic/diagnostic.ts';
import type { GitWriter } from '../git/git-repository.ts';
import { hasNothingToApply } from '../plan/build-plan.ts';
import type { ReviewedComparison } from '../plan/compare-reviewed.ts';
import type { Plan } from '../plan/plan.ts';
import { openCommitSource } from '../source/commit-source.ts';
import { agreedTo, isOvertaken } from './agreement.ts';
import { isMoved } from './append-moved.ts';
import type { AppliedSection, ApplyResult } from './apply-result.ts';
import { applySections } from './apply-sections.ts';
import { approvingRun } from './approvals/approving-run.ts';
import { askEarly } from './ask-early.ts';
import { type FirstPlanned, noteDoneMeanwhile } from './done-meanwhile.ts';
import type { DraftedSection } from './draft-plan.ts';
import { endedApply, nothingEarlier } from './ended-apply.ts';
import { headCommit } from './head-commit.ts';
import { endIfAsked, isInterrupted } from './interrupted.ts';
import { keptModel } from './kept-model.ts';
import { takeLease } from './lease.ts';
import { checkedSource, loadModel } from './load-model.ts';
import { loadSavedPlan } from './load-saved-plan.ts';
import { ledgerOf } from './own-ledger.ts';
import { patienceOf } from './patience.ts';
import type { PlanOptions } from './plan-options.ts';
import { type Applying, type EarlierSoFar, prepareApply } from './prepare-apply.ts';
import { pushedSource } from './pushed-source.ts';
import { refuseDirty } from './refuse-dirty.ts';
import { refuseOlderPlan } from './refuse-older-plan.ts';
import { newRun } from './runner.ts';
import { askedOf, savedScopes } from './saved-scopes.ts';
import type { Session } from './session.ts';
import { steadyReader } from './steady-reader.ts';
import { tellWhatWasDone } from './tell-what-was-done.ts';
import { withRepository } from './with-repository.ts';
import { reviewedPlan, withReviewed } from './with-reviewed.ts';

export interface ApplyOptions
  extends Pick<PlanOptions, 'organizations' | 'targets' | 'only' | 'holdRemovals' | 'allow'> {
  /** The text of a saved plan, and its name for messages. */
  readonly planText?: string;
  readonly planFile?: string;
  /** The same of a plan that was looked at before: what differs is told, and nothing is left out for it. */
  readonly reviewedText?: string;
  readonly reviewedFile?: string;
  /** Where pull requests are: `acme/iam`; default: GITHUB_REPOSITORY, else where a remote of this clone is. */
  readonly repository?: string;
  /** Asked before anything is written, and again where what is planned became something else meanwhile. */
  confirm(plan: Plan, reviewed?: ReviewedComparison): Promise<boolean>;
  onOutcome?(outcome: Outcome): void;
}

/** An apply plans anew at least so often, and until its patience ends, where others append to the ledger first. */
const attempts = 10;

/**
 * Applies what HEAD declares: plans afresh, asks, and records an intent and a result a section. Where somebody
 * else appends to the ledger first, nothing was written, and it plans again.
 * @throws BylawError `git/no-commits`, `git/no-identity`, `apply/dirty-work-tree`, `apply/plan-unreadable`,
 *   `apply/plan-edited`, `apply/bad-lease`, `apply/running`, `apply/keeps-moving`, `ledger/is-source-branch`, and what reading throws
 */
export async function apply(caller: Session, options: ApplyOptions): Promise<ApplyResult> {
  const session = newRun(caller);
  // Only to see that it can be taken: before anything is read, let alone published.
  takeLease(session);
  return withRepository(session, async (repository) => {
    const git = steadyReader(repository);
    const source = await headCommit(git);
    const tree = openCommitSource(git, source);
    await askEarly(git, tree);
    await refuseUnknownActor(git);
    const saved =
      options.planText === undefined
        ? undefined
        : askedOf(loadSavedPlan(options.planText, options.planFile ?? 'the plan'), options);
    const reviewed = reviewedPlan(options);
    const loaded = await loadModel(tree, session, () => keptModel(git, session));
    await refuseDirty(git, loaded, options.organizations);
    const checked = await checkedSource(loaded.files, loaded.diagnostics);
    if (loaded.model === undefined || hasErrors(loaded.diagnostics)) return endedApply(checked, 'invalid');
    const place = await ledgerOf(git, loaded.settings.ledger);
    const moved = saved === undefined ? [] : await refuseOlderPlan(git, saved, source, loaded.settings);
    const scopes = saved === undefined ? options : savedScopes(saved, loaded.model, options);
    const pushed = pushedSource(git, place, source);
    // Whoever waits for it is told; where something else ends the apply before, nobody is.
    pushed.catch(() => undefined);
    const approving = approvingRun(session, git, { ...options, ...loaded.settings });
    const about = { source, place, pushed, loaded, checked, saved, reviewed, moved, scopes };
    const applying = { git, ...about, options, approving };
    return planAndApply(session, applying);
  });
}

async function planAndApply(session: Session, applying: Applying): Promise<ApplyResult> {
  const attempt: Attempt = { done: [], agreed: new Set(), begun: new Set(), earlier: { is: nothingEarlier } };
  const patience = patienceOf(session);
  try {
    for (let times = 1; ; times += 1) {
      const result = await attemptApply(session, applying, attempt).catch((error) => {
        if (!isMoved(error)) throw error;
        return undefined;
      });
      if (result !== undefined) return concluded(result, attempt);
      endIfAsked(session);
      if (!(await patience.tryAgain()) && times >= attempts) throw keepsMoving(times);
      session.progress.step('something moved meanwhile: planning again');
    }
  } catch (error) {
    const { done, earlier, begun } = attempt;
    if (!isInterrupted(error))
      throw tellWhatWasDone(error, { done, earlier: earlier.is, begun, plan: attempt.result?.plan });
    const result = attempt.result ?? endedApply(applying.checked, 'interrupted');
    return { ...result, status: 'interrupted', sections: done, earlier: earlier.is };
  }
}

function keepsMoving(times: number): BylawError {
  const what = `the ledger or a target moved ${times} times before the apply could begin`;
  return new BylawError('apply/keeps-moving', what, { hint: 'others apply at the same time: run it again' });
}

/** What attempts leave to the next one. */
interface Attempt {
  readonly done: AppliedSection[];
  /** See agreedTo. */
  readonly agreed: Set<string>;
  /** The sections whose intent is recorded. */
  readonly begun: Set<string>;
  /** What was settled and recorded of earlier applies. */
  readonly earlier: EarlierSoFar;
  /** What the first of them planned. */
  first?: FirstPlanned;
  /** What the newest of them planned. */
  result?: ApplyResult;
}

/** Undefined where what was planned no longer holds: plan again. */
async function attemptApply(
  session: Session,
  applying: Applying,
  attempt: Attempt,
): Promise<ApplyResult | undefined> {
  const { git, source, options } = applying;
  const { done, agreed, begun } = attempt;
  const prepared = await prepareApply(session, applying, attempt.earlier);
  const { drafted, ledger, isWhole } = prepared;
  const result = withReviewed(prepared.result, applying.reviewed);
  if (drafted === undefined || ledger === undefined) return result;
  const { plan, sections } = drafted;
  attempt.result = result;
  attempt.first ??= { sections: plan.sections, sequence: ledger.sequence };
  endIfAsked(session);
  await prepareTargets(sections);
  if (needsAnswer(plan, agreed) && !(await options.confirm(plan, result.reviewed)))
    return { ...result, status: 'declined' };
  for (const effects of agreedTo(plan)) agreed.add(effects);
  // Whether the ledger moved while somebody thought, the next append shows.
  if (isOvertaken(plan, session.now())) return undefined;
  const { evaluatedAt } = plan;
  const onOutcome = options.onOutcome?.bind(options);
  const onIntent = ({ planned: { section } }: DraftedSection) =>
    void begun.add(`${section.organization}/${section.target}`);
  const settings = isWhole ? applying.loaded.settings : undefined;
  const pushed = (await applying.pushed)?.is ?? true;
  const apply = { git, source, pushed, evaluatedAt, settings, onOutcome, onIntent, sections, done };
  if (!(await applySections(session, apply, ledger))) return undefined;
  await noteDoneMeanwhile(done, attempt.first, plan.sections, ledger);
  return result;
}

/** Of all sections before any is begun: a token that lacks a permission leaves nothing half done. */
async function prepareTargets(sections: readonly DraftedSection[]): Promise<void> {
  for (const { organization, target, provider, planned } of sections) {
    const { changes } = planned.section;
    if (changes.length === 0) continue;
    await provider.prepare?.({ organization: organization.name, target: target.name }, changes);
  }
}

/** Asked once for each effect: where others made a part of it meanwhile, the rest is a question of its own. */
function needsAnswer(plan: Plan, agreed: ReadonlySet<string>): boolean {
  if (plan.sections.every(hasNothingToApply)) return false;
  return agreedTo(plan).some((each) => !agreed.has(each));
}

async function refuseUnknownActor(git: GitWriter): Promise<void> {
  if ((await git.identity()) !== undefined) return;
  throw new BylawError('git/no-identity', 'the ledger names who applied, and Git does not know who you are', {
    hint: 'git config user.name "Your Name" && git config user.email you@example.org',
  });
}

/** With what was done, in this attempt and in earlier ones that a move ended. */
function concluded(result: ApplyResult, { done, earlier }: Attempt): ApplyResult {
  const failed = done
    .flatMap(({ outcomes }) => outcomes)
    .some(({ status }) => status !== 'applied' && status !== 'held');
  const status = failed ? 'partly-failed' : endOf(result, done);
  return { ...result, status, sections: done, earlier: earlier.is };
}

function endOf({ status, plan }: ApplyResult, done: readonly AppliedSection[]): ApplyResult['status'] {
  if (status !== 'nothing-to-do') return status;
  if (plan?.sections.some(({ awaiting }) => awaiting !== undefined) === true) return 'held';
  return done.some(({ entries }) => entries.length > 0) ? 'applied' : status;
}
