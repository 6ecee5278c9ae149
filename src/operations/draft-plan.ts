import type { KnownAccounts } from '../access/diff/known-accounts.ts';
import { managedFolder, policiesFolder, unmanagedFolder } from '../audit/ledger-paths.ts';
import type { RecordedState } from '../audit/recorded-state.ts';
import type { PlacedDiagnostic } from '../diagnostic/diagnostic.ts';
import type { GitReader } from '../git/git-repository.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Instant, Model, Organization, Target } from '../model/model.ts';
import type { RepositorySettings } from '../model/repository/settings.ts';
import { locateDiagnostics, pointedFiles } from '../parse/locate.ts';
import type { Address } from '../plan/address.ts';
import { buildPlan } from '../plan/build-plan.ts';
import { buildSection, type PlannedSection } from '../plan/build-section.ts';
import { heldIn, inEmergency } from '../plan/emergency.ts';
import type { PushedSource } from '../plan/guards/unpushed.ts';
import type { Plan } from '../plan/plan.ts';
import type { PolicyHistories } from '../plan/policy-history.ts';
import type { ActualState, ScheduledEdge } from '../plan/state.ts';
import type { Provider } from '../providers/provider.ts';
import { allowedGuards } from './allowed-guards.ts';
import type { GivenApprovals } from './approvals/given-approvals.ts';
import { type Baseline, baselineState, beyondBaseline } from './baseline-state.ts';
import { chooseScopes } from './choose-scopes.ts';
import { circumstancesOf } from './circumstances-of.ts';
import { guardrailAnswer } from './guardrails/guardrail-answer.ts';
import { changeJudge, type JudgedFiles } from './guardrails/judge-change.ts';
import { softenedFindings } from './guardrails/softened-findings.ts';
import { knownAccounts } from './identities/known-accounts.ts';
import { waitingMembers } from './invitations/waiting-members.ts';
import { keptLedger, type LedgerContent } from './kept-ledger.ts';
import { narrowSections } from './narrow-sections.ts';
import { openProvider } from './open-provider.ts';
import { pinnableVersions } from './pinnable-versions.ts';
import { answerSections } from './plan-access/answer-sections.ts';
import type { PlanOptions } from './plan-options.ts';
import { readActual } from './read-actual.ts';
import type { Session } from './session.ts';
import { type SettledMemory, settledMemory } from './settled-memory.ts';
import type { SourceTexts } from './source-texts.ts';

/** What a plan is drawn up from. */
export interface DraftInput {
  readonly git: GitReader;
  readonly ledger: Ledger;
  readonly model: Model;
  /** The id of the content of a source file, where it is known. */
  readonly contents?: (file: string) => string | undefined;
  readonly files: SourceTexts;
  /** What `bylaw.yaml` says. */
  readonly settings: RepositorySettings;
  readonly source: Plan['source'];
  /** Where it is about to be applied and others share the ledger: whether they can have it. */
  readonly pushed?: PushedSource | undefined;
  readonly options: PlanOptions;
}

/** One organization in one target: its part of the plan, and what carrying it out takes. */
export interface DraftedSection {
  readonly organization: Organization;
  readonly target: Target;
  readonly provider: Provider;
  readonly actual: ActualState;
  /** What the ledger has of it. */
  readonly recorded: RecordedState;
  readonly histories: PolicyHistories;
  /** What it is compared with instead of what was read; absent in a plan against the target. */
  readonly baseline?: Baseline;
  /** Who everybody was on GitHub when it was applied to last, as far as it matters here. */
  readonly accounts: KnownAccounts;
  /** Who was invited there and has not accepted. */
  readonly waiting: ReadonlySet<Address>;
  /** The edges that the last result listed as not in force yet. */
  readonly announced: readonly ScheduledEdge[];
  readonly planned: PlannedSection;
  /** What guardrails say of the files, and of the authors of the change: those that are broken refuse it. */
  readonly judgement: readonly PlacedDiagnostic[];
  /** The organization in the files before; see JudgedFiles. */
  readonly base: Organization | undefined;
  /** How many of its changes `--only` or a saved plan leaves out. What is held is recorded by itself. */
  readonly leftOut: number;
  /** Who agreed to it, where that is asked: in an apply. */
  readonly approving?: GivenApprovals;
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
  const known = new Map<Organization, Versions>();
  const content = keptLedger(input.git, input.ledger, session);
  const judge = judgeOf(session, input, evaluatedAt);
  for (const { organization, target } of chooseScopes(model, options)) {
    session.progress.step(`planning ${organization.name}/${target.name}`);
    const versions = known.get(organization) ?? (await versionsOf(input, content, organization));
    known.set(organization, versions);
    const judged = await judge(organization, versions);
    const at = { organization, target, evaluatedAt, versions, judged };
    drafted.push(await draftSection(session, input, content, at));
  }
  const narrowed = narrowSections(drafted, options);
  return {
    plan: await assemblePlan(input, narrowed, evaluatedAt),
    sections: narrowed,
    findings: narrowed.flatMap(({ planned }) => planned.findings),
  };
}

/** The plan of some sections, their findings with lines and columns. */
export async function assemblePlan(
  { git, ledger, files, settings, source, options }: DraftInput,
  sections: readonly DraftedSection[],
  evaluatedAt: Instant,
): Promise<Plan> {
  const found = sections.map(({ planned, judgement }) => [...planned.findings, ...judgement]);
  const pointed = await files.read(found.flatMap((findings) => findings.flatMap(pointedFiles)));
  const answers = await answerSections({ git, files, settings, options }, sections, evaluatedAt);
  const guardrails = await Promise.all(
    sections.map((each) => guardrailAnswer(each, files, options.base?.settingChanges)),
  );
  return buildPlan({
    source,
    against: againstOf(options),
    evaluatedAt,
    ledger: { ref: ledger.ref, tip: ledger.tip ?? null, sequence: ledger.sequence },
    sections: sections.map(({ planned: { section } }, at) => ({
      ...section,
      ...answers[at],
      guardrails: guardrails[at] ?? section.guardrails,
      findings: locateDiagnostics(found[at] ?? [], pointed),
    })),
  });
}

/** What guardrails say of each organization, asked once for all its targets. */
function judgeOf(session: Session, input: DraftInput, evaluatedAt: Instant) {
  const { git, ledger, model, settings, source, options } = input;
  const about = { git, ledger, model, settings };
  const judge = changeJudge(session, { ...about, source, against: options.base, evaluatedAt });
  const known = new Map<Organization, Promise<JudgedFiles>>();
  return (organization: Organization, { histories }: Versions) => {
    const found = known.get(organization) ?? judge(organization, histories);
    known.set(organization, found);
    return found;
  };
}

function againstOf({ base, offline }: PlanOptions): Plan['against'] {
  if (base !== undefined) return { kind: 'ref', revision: base.revision, commit: base.commit };
  return offline === true ? { kind: 'offline' } : { kind: 'target' };
}

interface DraftScope {
  readonly organization: Organization;
  readonly target: Target;
  readonly evaluatedAt: Instant;
  readonly versions: Versions;
  readonly judged: JudgedFiles;
}

/** The policy versions of an organization: all, and those that a pin may name. */
interface Versions {
  readonly histories: PolicyHistories;
  readonly published: PolicyHistories;
}

async function versionsOf(
  { git, ledger, options, source }: DraftInput,
  content: LedgerContent,
  organization: Organization,
): Promise<Versions> {
  const base = options.base?.mergeBase ?? source.commit;
  return {
    histories: await content.policyHistories(organization.name),
    published: await pinnableVersions(git, ledger, organization, base),
  };
}

async function draftSection(
  session: Session,
  input: DraftInput,
  content: LedgerContent,
  at: DraftScope,
): Promise<DraftedSection> {
  const { ledger, options } = input;
  const { organization: declared, target, evaluatedAt, versions, judged } = at;
  const scope = { organization: declared.name, target: target.name };
  const emergencies = options.base === undefined ? await ledger.emergencies(scope) : [];
  const { organization, ...emergency } = inEmergency(declared, target.name, emergencies);
  const recorded = await content.readManaged(scope);
  const applied = await ledger.applied(scope);
  const known = { readManaged: async () => recorded, applied: async () => applied };
  const provider = openProvider(session, { organization, target }, known);
  const baseline =
    options.base &&
    baselineState(options.base.model, at, provider, { histories: versions.histories, recorded });
  const actual = baseline?.actual ?? (await readActual(options, at, provider, recorded));
  const announced = applied?.scheduled ?? [];
  const memory =
    // What is remembered of files holds without emergencies alone.
    emergencies.length === 0 &&
    baseline === undefined &&
    provider.project === undefined &&
    actual.entries === recorded.entries &&
    actual.owned === recorded.owned
      ? await memoryOf(session, input, at, provider)
      : undefined;
  const lastScheduled = baseline?.scheduled ?? applied?.scheduled;
  const waiting = await waitingIn(content, organization, provider, actual);
  const accounts = await knownAccounts(content, organization, { base: judged.base, held: actual.entries });
  const planned = buildSection({
    organization,
    target,
    capabilities: provider.capabilities,
    project: provider.project,
    terms: provider.terms,
    estimate: provider.estimate?.bind(provider),
    ...versions,
    actual,
    // Nothing was read: what another commit comes to there is projected on what was applied.
    ...(baseline === undefined ? {} : { seen: baseline.seen }),
    ...(memory === undefined ? {} : { settled: { get: memory.get, actual: actual.entries } }),
    // Of a system of its own the record says what Bylaw manages there; a directory is its record.
    ...(provider.capabilities.stages || options.base !== undefined ? {} : { recorded: recorded.entries }),
    ...(lastScheduled === undefined ? {} : { lastScheduled }),
    waiting,
    accounts,
    evaluatedAt,
    circumstances: await circumstancesOf(input, { ...at, organization }, { recorded, actual, applied }),
    allow: allowedGuards(session, options.allow),
  });
  memory?.keep(planned.settled);
  const { histories } = versions;
  const drawn = baseline === undefined ? planned : beyondBaseline(planned, baseline);
  const own = { ...drawn, section: { ...drawn.section, ...heldIn(organization.name, emergency) } };
  const seen = { actual, recorded, histories, announced, waiting, accounts };
  return {
    organization,
    target,
    provider,
    ...seen,
    ...(baseline === undefined ? {} : { baseline }),
    planned: own,
    judgement: softenedFindings(judged, declared, own.section),
    base: judged.base,
    leftOut: 0,
  };
}

/** Who was invited and has not accepted: as the ledger has it, or as a system of its own shows it. */
async function waitingIn(
  content: LedgerContent,
  { name }: Organization,
  { project }: Provider,
  actual: ActualState,
): Promise<ReadonlySet<Address>> {
  return project === undefined ? waitingMembers(content, name) : (actual.waiting ?? new Set<Address>());
}

/** What is known of a target that is its record. */
async function memoryOf(
  session: Session,
  { git, ledger, contents }: DraftInput,
  { organization, target }: DraftScope,
  { capabilities: { manages } }: Provider,
): Promise<SettledMemory | undefined> {
  const { tree } = ledger;
  if (tree === undefined || contents === undefined) return undefined;
  const scope = { organization: organization.name, target: target.name };
  const folders = [managedFolder(scope), unmanagedFolder(scope), policiesFolder(scope.organization)];
  const held = await Promise.all(folders.map(async (folder) => (await git.objectAt(tree, folder)) ?? ''));
  return settledMemory(git, session, { organization, target, manages, contents, held });
}
