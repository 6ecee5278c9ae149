import { ledgerFile } from '../audit/ledger-layout.ts';
import { hasErrors, type PlacedDiagnostic } from '../diagnostic/diagnostic.ts';
import type { GitWriter, Oid } from '../git/git-repository.ts';
import { catchUp } from '../ledger/catch-up.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { LedgerPlace } from '../ledger/ledger-place.ts';
import { openLedger } from '../ledger/open-ledger.ts';
import { waitingResults } from '../ledger/unrecorded-results.ts';
import { isEmptySection } from '../plan/build-plan.ts';
import { refusing } from '../plan/guards/check-guards.ts';
import type { PushedSource } from '../plan/guards/unpushed.ts';
import { isRefused } from '../plan/is-refused.ts';
import type { Plan, PlanSection } from '../plan/plan.ts';
import type { ApplyOptions } from './apply.ts';
import type { ApplyResult } from './apply-result.ts';
import type { ApprovingRun } from './approvals/approving-run.ts';
import { holdUnapproved } from './approvals/hold-unapproved.ts';
import type { CheckedSource } from './checked-source.ts';
import type { ScopeOptions } from './choose-scopes.ts';
import { type DraftedPlan, type DraftedSection, draftPlan } from './draft-plan.ts';
import { endedApply } from './ended-apply.ts';
import { isCi } from './is-ci.ts';
import { checkedSource, type LoadedModel } from './load-model.ts';
import { orphanedScopes } from './orphaned-scopes.ts';
import { refuseLeftBehind } from './refuse-left-behind.ts';
import { refuseMovedLedger } from './refuse-moved-ledger.ts';
import { refuseOtherBranch } from './refuse-other-branch.ts';
import type { EarlierApplies } from './results.ts';
import { resumeResults } from './resume-results.ts';
import { selectSavedPlan } from './select-saved-plan.ts';
import type { Session } from './session.ts';
import { settleIntents } from './settle-intents.ts';

export interface Applying {
  readonly git: GitWriter;
  readonly source: Oid;
  readonly place: LedgerPlace;
  readonly pushed: Promise<PushedSource | undefined>;
  readonly loaded: LoadedModel;
  readonly checked: CheckedSource;
  readonly saved: Plan | undefined;
  /** The plan that was looked at before: it is compared, and selects nothing. */
  readonly reviewed: Plan | undefined;
  /** Why the saved plan does not fit HEAD. */
  readonly moved: readonly string[];
  readonly scopes: ScopeOptions;
  readonly options: ApplyOptions;
  /** Where those are asked who have to agree. */
  readonly approving: ApprovingRun;
}

export interface Prepared {
  readonly result: ApplyResult;
  /** What to apply; absent where the result is final. */
  readonly drafted?: DraftedPlan;
  /** Whether it leaves nothing waiting. */
  readonly isWhole?: boolean;
  /** Whether a saved plan no longer fits. */
  readonly stale?: boolean;
  /** What it was planned from. */
  readonly ledger?: Ledger;
}

/** What was settled and recorded of earlier applies: added to as it is done. */
export interface EarlierSoFar {
  is: EarlierApplies;
}

/**
 * Settles what an earlier apply left open, plans afresh, and says whether there is anything to apply. A saved plan
 * that no longer fits is refused before anything is settled.
 */
export async function prepareApply(
  session: Session,
  applying: Applying,
  earlier: EarlierSoFar,
): Promise<Prepared> {
  const { git, source, place, loaded, moved } = applying;
  if (loaded.model === undefined) return { result: endedApply(applying.checked, 'invalid') };
  const newest = await catchUp(git, await openLedger(git, place));
  if (moved.length > 0) return refusedAsMoved(session, applying, newest);
  await refuseLeftBehind(git, newest, source, true);
  await refuseMovedLedger(git, newest, source);
  await refuseOtherBranch(session, { git, ledger: newest, place, source, settings: loaded.settings });
  if (applying.saved !== undefined && (await isUnsettled(git, newest))) {
    const looked = await draft(session, applying, newest);
    if (looked.stale === true) return looked;
  }
  const { ledger: resumed, ...files } = await resumeResults(session, git, newest);
  earlier.is = joined(earlier.is, { ...files, settled: [] });
  const known = diagnosticsOf(applying, resumed);
  if (hasErrors(known)) {
    return { result: endedApply(await checkedSource(loaded.files, known), 'invalid') };
  }
  const input = { git, model: loaded.model, options: applying.scopes };
  const { ledger, settled } = await settleIntents(session, input, resumed);
  earlier.is = joined(earlier.is, { settled, resumed: [], unusable: [] });
  return draft(session, applying, ledger);
}

/** With what else of the saved plan no longer fits, such as the number of a policy version. */
async function refusedAsMoved(session: Session, applying: Applying, newest: Ledger): Promise<Prepared> {
  const { result, stale } = await draft(session, applying, newest);
  const known = stale === true ? result : endedApply(applying.checked, 'refused');
  return { result: { ...known, refusals: [...applying.moved, ...known.refusals] }, stale: true };
}

/** Whether an apply has anything to settle or to record before it plans. */
async function isUnsettled(git: GitWriter, { files }: Ledger): Promise<boolean> {
  if ((await waitingResults(git)).length > 0) return true;
  return [...files.keys()].some((path) => ledgerFile(path)?.is === 'intent');
}

function joined(earlier: EarlierApplies, more: EarlierApplies): EarlierApplies {
  return {
    settled: [...earlier.settled, ...more.settled],
    resumed: [...earlier.resumed, ...more.resumed],
    unusable: [...earlier.unusable, ...more.unusable],
  };
}

function diagnosticsOf({ loaded, scopes }: Applying, ledger: Ledger): readonly PlacedDiagnostic[] {
  const orphaned = loaded.model === undefined ? [] : orphanedScopes(ledger, loaded.model, scopes);
  return [...loaded.diagnostics, ...orphaned];
}

/** Plans from a ledger, changing nothing. */
async function draft(session: Session, applying: Applying, ledger: Ledger): Promise<Prepared> {
  const { git, source, loaded, saved, scopes, options } = applying;
  const { model, files, settings } = loaded;
  if (model === undefined) return { result: endedApply(applying.checked, 'invalid') };
  const known = diagnosticsOf(applying, ledger);
  const checked = await checkedSource(files, known);
  const planned = { ...options, ...scopes };
  const pushed = await applying.pushed;
  const from = { commit: source, dirty: false };
  const about = { model, contents: loaded.contents, files, settings };
  const input = { git, ledger, ...about, source: from, pushed, options: planned };
  const fresh = await draftPlan(session, input);
  const selected =
    saved === undefined ? { drafted: fresh, refusals: [] } : await selectSavedPlan(input, fresh, saved);
  const held =
    selected.refusals.length > 0
      ? selected.drafted
      : await holdUnapproved(input, applying.approving, selected.drafted);
  const { plan, findings } = held;
  const result = { ...endedApply(checked, 'refused'), plan };
  const { refusals } = selected;
  if (refusals.length > 0) return { result: { ...result, refusals }, stale: true };
  if (hasErrors(findings)) {
    return { result: endedApply(await checkedSource(files, [...known, ...findings]), 'invalid') };
  }
  // What changes nothing needs no leave: an old workflow run again may find nothing to do.
  const guarded = plan.sections.filter(isRefused).flatMap((section) => guardRefusals(section, isCi(session)));
  const broken = held.sections.flatMap(brokenGuardrails);
  const refused = [...guarded, ...new Set(broken)];
  if (refused.length > 0) {
    const sections = plan.sections.map((each) => ({ ...each, findings: withoutRunner(each.findings, each) }));
    return { result: { ...result, plan: { ...plan, sections }, refusals: refused } };
  }
  const isEmpty = fresh.sections.every(({ planned: { section } }) => isEmptySection(section));
  const isWhole = (options.only ?? []).length === 0 && (saved === undefined || isEmpty);
  return { result: { ...result, status: 'nothing-to-do' }, drafted: held, ledger, isWhole };
}

/**
 * What guardrails refuse, also where there is nothing to do: recording that a commit was applied would
 * make what it says of guardrails the base of the next one.
 */
function brokenGuardrails({ organization, judgement, planned }: DraftedSection): readonly string[] {
  const judged = withoutRunner(judgement, planned.section);
  const broken = judged.filter(({ severity }) => severity === 'error');
  return broken.map(({ message, hint }, at) => {
    // What several advise is said once.
    const advice = hint === undefined || broken[at + 1]?.hint === hint ? '' : ` (${hint})`;
    return `a guardrail of ${organization.name}: ${message}${advice}`;
  });
}

/** Of what a rollback takes back whoever runs this counts as the author: that it is one says all there is to do. */
function withoutRunner<F extends { readonly code: string }>(
  findings: readonly F[],
  { guards }: Pick<PlanSection, 'guards'>,
): readonly F[] {
  const isBack = refusing(guards).some(({ guard }) => guard === 'rollback');
  return isBack ? findings.filter(({ code }) => !code.startsWith('plan/author')) : findings;
}

/** Each guard in the way, with what allows it. In CI a rollback is an old workflow that runs again, and no flag lets it. */
function guardRefusals({ organization, target, guards }: PlanSection, inCi: boolean): readonly string[] {
  return refusing(guards).map(({ guard, message, allow }) => {
    const help =
      inCi && guard === 'rollback'
        ? 'where this is an old run, start the newest one instead'
        : `allow it by ${allow}`;
    return `guard ${guard} of ${organization}/${target}: ${message}; ${help}`;
  });
}
