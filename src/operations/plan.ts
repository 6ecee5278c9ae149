import { BylawError } from '../diagnostic/bylaw-error.ts';
import { hasErrors } from '../diagnostic/diagnostic.ts';
import type { GitReader, Oid } from '../git/git-repository.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { LedgerPlace } from '../ledger/ledger-place.ts';
import { openLedger, openLedgerHere } from '../ledger/open-ledger.ts';
import type { Model } from '../model/model.ts';
import { settingChanges } from '../model/repository/setting-changes.ts';
import type { LedgerSettings, RepositorySettings } from '../model/repository/settings.ts';
import { hasNothingToApply } from '../plan/build-plan.ts';
import type { Plan } from '../plan/plan.ts';
import type { AtApply } from '../report/pull-request/reviewed-plan.ts';
import { askEarly } from './ask-early.ts';
import { type DraftedPlan, draftPlan } from './draft-plan.ts';
import { keptListing } from './kept-listing.ts';
import { loadBase } from './load-base.ts';
import { checkedSource, loadModel } from './load-model.ts';
import { lookAt } from './look-at.ts';
import { orphanedScopes } from './orphaned-scopes.ts';
import { ownChanges } from './own-changes.ts';
import { ledgerOf } from './own-ledger.ts';
import { loneLedgerNotes, type Planning, planNotes, targetlessNotes, unpushedNotes } from './plan-notes.ts';
import type { PlanOptions } from './plan-options.ts';
import { foreseeApply } from './pull-requests/at-apply.ts';
import type { ForeseenMerge } from './pull-requests/forbidden-before.ts';
import { unplannedOrganizations } from './pull-requests/unplanned-organizations.ts';
import { refuseLeftBehind } from './refuse-left-behind.ts';
import type { PlanNote, PlanResult } from './results.ts';
import type { Session } from './session.ts';
import { steadyReader } from './steady-reader.ts';
import { withRepository } from './with-repository.ts';

export interface PlanRequest extends Omit<PlanOptions, 'base'> {
  /** Compare with what this revision declares instead of with the targets. */
  readonly against?: string;
  /** The branch that `against` is the tip of, where this is proposed to it: until it is merged its ledger counts. */
  readonly proposedTo?: string;
  /** Plan this commit, by its full hash, which is here, instead of the work tree: nothing is checked out. */
  readonly at?: string;
}

/** A plan with what was compared: both models are read for it anyway. */
export interface ComparedPlan {
  readonly result: PlanResult;
  /** Of a plan against another commit: what both declare, and whether that one declares anything yet. */
  readonly compared?: Compared;
}

export interface Compared {
  readonly before: Model;
  readonly after: Model;
  readonly isNew: boolean;
  /** Organizations that change and that nobody asked for. */
  readonly elsewhere: readonly string[];
  /** Of what is proposed to a branch. */
  readonly atApply?: AtApply;
}

/** What applying the files of the work tree, or of a commit, would change. No ref moves and no target is written to. */
export async function plan(session: Session, request: PlanRequest = {}): Promise<PlanResult> {
  return (await planCompared(session, request)).result;
}

/** The same, for who has to know what was compared. */
export async function planCompared(session: Session, request: PlanRequest = {}): Promise<ComparedPlan> {
  return withRepository(session, async (repository) => {
    const { against, at, proposedTo, ...asked } = request;
    const { git, tree, kept } = lookAt(steadyReader(repository), session, at);
    await askEarly(git, tree);
    const loaded = await loadModel(tree, session, kept);
    const { model, files, settings, contents } = loaded;
    if (model === undefined || hasErrors(loaded.diagnostics))
      return { result: await checkedSource(files, loaded.diagnostics) };
    const { commit = null } = await git.head();
    const base = await comparedWith(session, git, { commit, settings, revision: against, proposedTo });
    const ledgerSettings = base?.ledger ?? settings.ledger;
    const place = await ledgerOf(git, ledgerSettings);
    const ledger = await openFor(asked, keptListing(git, session), place);
    await refuseLeftBehind(git, ledger, commit ?? undefined, asked.offline !== true);
    const options = { ...asked, ...(base === undefined ? {} : { base }) };
    const known = [...loaded.diagnostics, ...orphanedScopes(ledger, model, options)];
    if (hasErrors(known)) return { result: await checkedSource(files, known) };
    const changed = commit === null ? [] : await ownChanges(git, settings, model, asked.organizations);
    const source = { commit, dirty: commit === null || changed.length > 0 };
    const about = { git, ledger, place, model, options, settings: ledgerSettings };
    const notes = notesOf(session, about, source);
    notes.catch(() => undefined);
    const drafted = await draftPlan(session, {
      ...{ git, ledger, model, contents, files, settings, source, options },
    });
    const broken = hasErrors(drafted.findings);
    const checked = await checkedSource(files, [...known, ...(broken ? drafted.findings : [])]);
    if (broken) return { result: checked };
    const empty = drafted.plan.sections.every(hasNothingToApply);
    const result = {
      ...checked,
      plan: drafted.plan,
      notes: (await notes).filter(({ about }) => !empty || about !== 'unpushed'),
    };
    if (base === undefined) return { result };
    const both = { git, ledger, model, settings, base, head: commit, branch: proposedTo };
    return comparedPlan(session, result, { ...both, drafted, organizations: asked.organizations });
  });
}

interface ComparedFiles extends Pick<ForeseenMerge, 'git' | 'ledger' | 'model' | 'settings'> {
  readonly base: ForeseenMerge['base'] & { readonly isNew: boolean };
  readonly head: Oid | null;
  readonly branch: string | undefined;
  readonly drafted: DraftedPlan;
  readonly organizations: readonly string[] | undefined;
}

/** A plan against another commit, with what it does not tell. */
async function comparedPlan(
  session: Session,
  result: PlanResult,
  { drafted, organizations, head, branch, ...about }: ComparedFiles,
): Promise<ComparedPlan> {
  const { base, model } = about;
  const { unplanned, elsewhere } = unplannedIn(drafted.plan, model, base.model, organizations);
  const compared = { before: base.model, after: model, isNew: base.isNew, elsewhere };
  const planned = { ...result, unplanned };
  if (head === null || branch === undefined || base.isNew) return { result: planned, compared };
  const atApply = await foreseeApply(session, { ...about, head, branch, sections: drafted.sections });
  return { result: planned, compared: { ...compared, atApply } };
}

function unplannedIn(planned: Plan, model: Model, base: Model, organizations: readonly string[] = []) {
  const names = unplannedOrganizations(base, model, planned);
  const isAsked = (name: string) => organizations.length === 0 || organizations.includes(name);
  return { unplanned: names.filter(isAsked), elsewhere: names.filter((name) => !isAsked(name)) };
}

/** A comparison with a commit is about no target; files that are not committed will be of another commit. */
async function notesOf(
  session: Session,
  planning: Planning & { readonly options: PlanOptions; readonly settings: LedgerSettings },
  { commit, dirty }: Plan['source'],
): Promise<readonly PlanNote[]> {
  const { git, place, options } = planning;
  if (options.base !== undefined) return [];
  const asks = commit !== null && !dirty && options.offline !== true;
  const unpushed = asks ? unpushedNotes(git, place, commit) : [];
  return [
    ...targetlessNotes(planning.model, options),
    ...(await planNotes(session, planning)),
    ...(await loneLedgerNotes(planning, planning.settings, commit)),
    ...(await unpushed),
  ];
}

async function openFor({ offline }: PlanRequest, git: GitReader, place: LedgerPlace): Promise<Ledger> {
  if (offline === true) return openLedgerHere(git, place);
  try {
    return await openLedger(git, place);
  } catch (error) {
    throw isAway(error) ? withOfflineHint(error) : error;
  }
}

function isAway(error: unknown): error is BylawError {
  return (
    error instanceof BylawError &&
    (error.code === 'git/remote-unreachable' || error.code === 'git/remote-refused')
  );
}

function withOfflineHint(error: BylawError): BylawError {
  const offline = '`bylaw plan --offline` plans from what this clone knows';
  const hint = error.hint === undefined ? offline : `${error.hint}; ${offline}`;
  return new BylawError(error.code, error.message, { hint, cause: error.cause });
}

async function comparedWith(
  session: Session,
  git: GitReader,
  { commit: head, settings: proposed, revision, proposedTo }: ToCompare,
) {
  if (revision === undefined) return undefined;
  const base = await loadBase(session, git, revision, proposedTo);
  const { commit, model, files, isNew } = base;
  const mergeBase = head === null ? commit : ((await git.mergeBase(commit, head)) ?? commit);
  // Where nothing was there yet nothing is loosened, and only these files say which ledger there is.
  const isBound = proposedTo !== undefined && !isNew;
  return {
    ...{ revision: proposedTo ?? revision, commit, mergeBase, model, files, isNew },
    settings: base.settings,
    ledger: isBound ? base.settings.ledger : proposed.ledger,
    settingChanges: isNew ? [] : settingChanges(base.settings, proposed),
  };
}

interface ToCompare {
  /** Of the files that are planned. */
  readonly commit: Oid | null;
  readonly settings: RepositorySettings;
  readonly revision: string | undefined;
  readonly proposedTo: string | undefined;
}
