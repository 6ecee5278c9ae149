import type { PlacedDiagnostic } from '../diagnostic/diagnostic.ts';
import type { GitReader, Oid } from '../git/git-repository.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Instant, Model, Organization, Target } from '../model/model.ts';
import type { SourceFile } from '../parse/document.ts';
import { locateDiagnostics } from '../parse/locate.ts';
import { buildPlan } from '../plan/build-plan.ts';
import { buildSection, type PlannedSection } from '../plan/build-section.ts';
import type { Circumstances } from '../plan/guards/guard.ts';
import type { Plan } from '../plan/plan.ts';
import type { PolicyHistories } from '../plan/policy-history.ts';
import type { ActualState } from '../plan/state.ts';
import type { Provider } from '../providers/provider.ts';
import { allowedGuards } from './allowed-guards.ts';
import { baselineState } from './baseline-state.ts';
import { chooseScopes } from './choose-scopes.ts';
import { narrowSections } from './narrow-sections.ts';
import { openProvider } from './open-provider.ts';
import { pinnableVersions } from './pinnable-versions.ts';
import type { PlanOptions } from './plan-options.ts';
import type { Session } from './session.ts';

/** What a plan is drawn up from. */
export interface DraftInput {
  readonly git: GitReader;
  readonly ledger: Ledger;
  readonly model: Model;
  readonly files: readonly SourceFile[];
  readonly source: Plan['source'];
  readonly options: PlanOptions;
}

/** One organization in one target: its part of the plan, and what carrying it out takes. */
export interface DraftedSection {
  readonly organization: Organization;
  readonly target: Target;
  readonly provider: Provider;
  readonly actual: ActualState;
  readonly histories: PolicyHistories;
  readonly planned: PlannedSection;
}

export interface DraftedPlan {
  readonly plan: Plan;
  readonly sections: readonly DraftedSection[];
  /** What is wrong with the change, as against the files: errors here mean that there is no plan. */
  readonly findings: readonly PlacedDiagnostic[];
}

/** Reads every target asked for and plans each; writes nothing, and is handed nothing that could. */
export async function draftPlan(session: Session, input: DraftInput): Promise<DraftedPlan> {
  const { model, options } = input;
  const evaluatedAt = session.now();
  const drafted: DraftedSection[] = [];
  for (const { organization, target } of chooseScopes(model, options)) {
    session.progress.step(`planning ${organization.name}/${target.name}`);
    drafted.push(await draftSection(session, input, { organization, target, evaluatedAt }));
  }
  const narrowed = narrowSections(drafted, options);
  return {
    plan: assemblePlan(input, narrowed, evaluatedAt),
    sections: narrowed,
    findings: drafted.flatMap(({ planned }) => planned.findings),
  };
}

/** The plan of some sections, their findings with lines and columns. */
export function assemblePlan(
  { ledger, files, source, options }: DraftInput,
  sections: readonly DraftedSection[],
  evaluatedAt: Instant,
): Plan {
  return buildPlan({
    source,
    against: againstOf(options),
    evaluatedAt,
    ledger: { ref: ledger.ref, tip: ledger.tip ?? null, sequence: ledger.sequence },
    sections: sections.map(({ planned: { section, findings } }) => ({
      ...section,
      findings: locateDiagnostics(findings, files),
    })),
  });
}

function againstOf({ base, offline }: PlanOptions): Plan['against'] {
  if (base !== undefined) return { kind: 'ref', revision: base.revision, commit: base.commit };
  return offline === true ? { kind: 'offline' } : { kind: 'target' };
}

async function draftSection(
  session: Session,
  input: DraftInput,
  at: { readonly organization: Organization; readonly target: Target; readonly evaluatedAt: Instant },
): Promise<DraftedSection> {
  const { git, ledger, options, source } = input;
  const { organization, target, evaluatedAt } = at;
  const scope = { organization: organization.name, target: target.name };
  const provider = openProvider(target, ledger, session.providers);
  const histories = await ledger.policyHistories(scope.organization);
  const recorded = await ledger.readManaged(scope);
  const actual = await readActual(input, at, provider);
  const applied = await ledger.applied(scope);
  const planned = buildSection({
    organization,
    target,
    capabilities: provider.capabilities,
    histories,
    published: await pinnableVersions(git, ledger, organization, options.base?.mergeBase ?? source.commit),
    actual,
    // Of a system of its own the record says what Bylaw manages there; a directory is its record.
    ...(provider.capabilities.stages || options.base !== undefined ? {} : { recorded: recorded.entries }),
    ...(applied === undefined ? {} : { lastScheduled: applied.scheduled }),
    evaluatedAt,
    circumstances: await circumstancesOf(input, organization, applied?.source),
    allow: allowedGuards(session, options.allow),
  });
  return { organization, target, provider, actual, histories, planned };
}

async function readActual(
  { ledger, options }: DraftInput,
  at: { readonly organization: Organization; readonly target: Target; readonly evaluatedAt: Instant },
  provider: Provider,
): Promise<ActualState> {
  const scope = { organization: at.organization.name, target: at.target.name };
  if (options.base !== undefined) return baselineState(options.base.model, at, provider, ledger);
  if (options.offline === true) return { ...scope, ...(await ledger.readManaged(scope)), reads: 0 };
  return provider.reader.read(scope);
}

async function circumstancesOf(
  { git, options, source }: DraftInput,
  organization: Organization,
  lastSource: Oid | undefined,
): Promise<Circumstances> {
  const caller = await callerOf(git, organization);
  const whoever = caller === undefined ? {} : { caller };
  if (options.base !== undefined) return { appliedBefore: true, ...whoever };
  if (lastSource === undefined) return { appliedBefore: false, ...whoever };
  const descends = source.commit === null ? 'unknown' : await descendsFrom(git, lastSource, source.commit);
  return { appliedBefore: true, lastSource, descends, ...whoever };
}

async function descendsFrom(git: GitReader, last: Oid, commit: Oid): Promise<boolean | 'unknown'> {
  if (await git.isAncestor(last, commit)) return true;
  return (await git.isShallow()) ? 'unknown' : false;
}

/** The member whose e-mail address Git gives for whoever runs this: a claim, good enough to keep them from locking themselves out. */
async function callerOf(git: GitReader, organization: Organization): Promise<string | undefined> {
  const email = (await git.identity())?.email.toLowerCase();
  if (email === undefined) return undefined;
  const member = [...organization.members.values()].find((each) => each.email?.toLowerCase() === email);
  return member === undefined ? undefined : `member/${member.name}`;
}
