import type { KnownAccounts } from '../access/diff/known-accounts.ts';
import type { PlacedDiagnostic } from '../diagnostic/diagnostic.ts';
import type { Instant, Organization, Target } from '../model/model.ts';
import type { Address, ObjectKind } from './address.ts';
import { type AnnouncedEdges, announcedEdges } from './announced-edges.ts';
import { renameOf } from './apply-change.ts';
import { checkExceptions } from './check-exceptions.ts';
import { checkPins } from './check-pins.ts';
import { desiredState } from './desired-state.ts';
import { diffState, type StateDiff, type UnjudgedChange } from './diff-state.ts';
import { allByName } from './find-renames.ts';
import { findSettled } from './find-settled.ts';
import { guardrailsAnswer } from './guardrails-answer.ts';
import { checkGuardNames } from './guards/check-guard-names.ts';
import { checkGuards } from './guards/check-guards.ts';
import { clockedAccess } from './guards/clocked-access.ts';
import type { Circumstances } from './guards/guard.ts';
import { type ManagedBy, managedKinds } from './managed-kinds.ts';
import { type Ends, endsOf, orderChanges } from './order/order-changes.ts';
import { type TakesWithoutReplacement, takesWithoutReplacement } from './order/takes-without-replacement.ts';
import type { Change, GuardRefusal, NotEvaluated, PlanSection } from './plan.ts';
import type { PolicyHistories } from './policy-history.ts';
import { checkPolicyRenames } from './policy-renames.ts';
import { policyTexts } from './policy-texts.ts';
import { prerequisites } from './prerequisites.ts';
import type { Project, RoleTerms } from './projection.ts';
import { renameInSet, renameInState } from './rename-in-state.ts';
import { type SectionEnds, sectionEnds } from './section-ends.ts';
import type { Settled, SettledFile } from './settled.ts';
import type { ActualState, DesiredState, ScheduledEdge, StateEntries } from './state.ts';
import { checkTransitions } from './transitions/check-transitions.ts';

export interface SectionInput {
  readonly organization: Organization;
  readonly target: Target;
  readonly capabilities: ManagedBy & { readonly observes?: readonly string[] };
  /** Of a system with words of its own. */
  readonly project?: Project | undefined;
  readonly terms?: RoleTerms | undefined;
  /** What carrying changes out takes. */
  readonly estimate?: ((changes: readonly Change[]) => PlanSection['cost']['apply']) | undefined;
  /** Every published version, as the ledger has them now. */
  readonly histories: PolicyHistories;
  /** Those that a pin may name: as of the newest entry whose source is an ancestor of the merge base or HEAD. */
  readonly published: PolicyHistories;
  readonly actual: ActualState;
  /** What is projected on, where `actual` was not read: by default it is. */
  readonly seen?: ActualState;
  /** What Bylaw recorded as managed, where the target holds more than its record; see DiffOptions. */
  readonly recorded?: StateEntries;
  /** What is known of the target, where that is its record. */
  readonly settled?: Settled;
  /** The edges that the last result listed as not in force yet. */
  readonly lastScheduled?: readonly ScheduledEdge[];
  /** Members whose invitation was not accepted, under the names they have in the target. Default: nobody. */
  readonly waiting?: ReadonlySet<Address>;
  /** Who everybody was on GitHub. Default: that nobody knows. */
  readonly accounts?: KnownAccounts;
  readonly evaluatedAt: Instant;
  readonly circumstances: Circumstances;
  /** Guards named by `--allow`. */
  readonly allow: readonly string[];
}

/** A section before its findings have lines and columns, and what planning a part of it takes. */
export interface PlannedSection {
  /** Its `findings` are empty: `findings` beside it go there once located. Neither access nor approvals are answered. */
  readonly section: PlanSection;
  readonly findings: readonly PlacedDiagnostic[];
  readonly desired: DesiredState;
  /** See findSettled. */
  readonly settled: () => ReadonlyMap<string, SettledFile>;
  /** Judges, orders, guards and checks some of the changes as if they were all. */
  readonly replan: (changes: readonly UnjudgedChange[]) => Replanned;
  /** What the target holds before and after `changes`. */
  readonly ends: (changes: readonly Change[]) => SectionEnds;
  /** Among `changes`: see prerequisites. */
  readonly prerequisites: (changes: readonly Change[]) => (change: Change) => readonly Change[];
  /** While `changes` are applied: see takesWithoutReplacement. */
  readonly takesWithoutReplacement: (changes: readonly Change[]) => TakesWithoutReplacement;
}

export interface Replanned extends Pick<PlanSection, 'changes' | 'guards' | 'cost'> {
  readonly findings: readonly PlacedDiagnostic[];
}

const later = (reason: string): NotEvaluated => ({ status: 'notEvaluated', reason });

/** Plans one organization in one target. Pure: what was read is in the input. */
export function buildSection(input: SectionInput): PlannedSection {
  const { organization, target, capabilities, actual, recorded, lastScheduled, evaluatedAt, terms } = input;
  const manages = managedKinds(target, capabilities);
  const dateless = input.project !== undefined;
  const { desired, seen } = desiredOf(input, manages);
  const diff = diffState(desired, actual, {
    mode: target.mode,
    manages,
    evaluatedAt,
    dateless,
    observes: capabilities.observes ?? [],
    ...(lastScheduled === undefined ? {} : { lastScheduled }),
    ...(recorded === undefined ? {} : { recorded }),
  });
  const announced = announcedEdges(desired, lastScheduled ?? [], { evaluatedAt, dateless });
  const texts = policyTexts(organization, input.histories);
  const known = { manages, evaluatedAt, terms, texts, accounts: input.accounts };
  const replan = (some: readonly UnjudgedChange[]): Replanned => {
    const order = { changes: some, actual: diff.renamed.entries, ...known };
    const ends = endsOf(order);
    const changes = orderChanges(order, ends);
    return {
      changes,
      guards: guardsOf(input, { manages, diff, announced }, changes, ends),
      cost: costOf(input, changes),
      findings: [...seen, ...findingsOf(input, desired, diff, { changes: some, next: ends.after.entries })],
    };
  };
  const { changes, guards, findings, cost } = replan(diff.changes);
  const section: PlanSection = {
    organization: organization.name,
    target: target.name,
    provider: target.provider,
    mode: target.mode,
    changes,
    guards,
    held: [],
    publishes: desired.publishes,
    adopts: diff.adopts,
    letGo: diff.letGo,
    clock: {
      starts: desired.scheduled.map(({ address, value }) => ({ address, at: String(value.starts), value })),
      expires: desired.expired.map(({ address, value }) => ({ address, at: String(value.expires) })),
      changed: announced.changed,
    },
    access: later('what it changes for whom is worked out when the plan is put together'),
    guardrails: guardrailsAnswer(organization),
    approvals: later('whose approval it needs is worked out when the plan is put together'),
    findings: [],
    cost,
  };
  return {
    section,
    findings,
    desired,
    settled: () => findSettled(organization, target, desired, diff),
    replan,
    ends: endsIn(input, desired, manages),
    prerequisites: (some) => prerequisites(some, diff.renamed.entries, terms),
    takesWithoutReplacement: (some) =>
      takesWithoutReplacement({ changes: some, actual: diff.renamed.entries, manages, evaluatedAt, terms }),
  };
}

function endsIn(
  { actual, histories, lastScheduled: announced = [] }: SectionInput,
  desired: DesiredState,
  manages: ReadonlySet<ObjectKind>,
): PlannedSection['ends'] {
  const ending = { actual: actual.entries, desired, announced, manages, histories };
  return (changes) => sectionEnds(ending, changes);
}

interface Desired {
  readonly desired: DesiredState;
  /** What was found on the way, in the target and in its words. */
  readonly seen: readonly PlacedDiagnostic[];
}

function desiredOf(input: SectionInput, manages: ReadonlySet<ObjectKind>): Desired {
  const { organization, target, project, evaluatedAt, actual, seen: by = actual } = input;
  const read = actual.findings ?? [];
  if (project === undefined) return { desired: inBylawsWords(input), seen: read };
  const { findings, ...projected } = project({ organization, target, manages, actual: by, evaluatedAt });
  const desired = { ...projected, fresh: projected.entries, publishes: [] };
  return { desired, seen: [...read, ...findings] };
}

/** Whole where an object may have another name than in the target: what is settled has the name that it had. */
function inBylawsWords({
  organization,
  target,
  capabilities,
  histories,
  evaluatedAt,
  ...input
}: SectionInput): DesiredState {
  const draw = (settled?: Settled) =>
    desiredState(organization, target, capabilities, histories, evaluatedAt, settled);
  if (input.settled === undefined) return draw();
  const desired = draw(input.settled);
  return allByName(desired.fresh, input.actual.entries) ? desired : draw();
}

function findingsOf(
  input: SectionInput,
  desired: DesiredState,
  diff: StateDiff,
  { changes, next }: { readonly changes: readonly UnjudgedChange[]; readonly next: StateEntries },
): readonly PlacedDiagnostic[] {
  const { organization, target, published, histories, recorded } = input;
  const renames = diff.changes.filter(({ action }) => action === 'rename').map(renameOf);
  const last =
    recorded === undefined ? diff.renamed.entries : renames.reduce(renameInState, new Map(recorded));
  const transitions = checkTransitions({
    organization,
    last,
    actual: diff.renamed.entries,
    next,
    // What somebody else changed in a system of its own may differ from the record anywhere.
    changed: new Set(
      recorded === undefined ? changes.map(({ address }) => address) : [...last.keys(), ...next.keys()],
    ),
    waiting: waitingIn(input, diff),
    terms: input.terms,
    origins: desired.origins,
  });
  const policies = [
    ...checkPins(organization, published, histories),
    ...checkPolicyRenames(organization, histories),
    ...checkExceptions(organization, desired.publishes, input.evaluatedAt),
  ];
  return [...policies, ...checkGuardNames(target), ...transitions];
}

interface Drawn {
  readonly manages: ReadonlySet<ObjectKind>;
  readonly diff: StateDiff;
  readonly announced: AnnouncedEdges;
}

function costOf({ actual, estimate }: SectionInput, changes: readonly Change[]): PlanSection['cost'] {
  const { reads, cost } = actual;
  const apply = estimate?.(changes);
  return {
    reads,
    ...(cost === undefined ? {} : { points: cost.points }),
    writes: changes.length,
    ...(apply === undefined ? {} : { apply }),
  };
}

/** Whose invitation was not accepted, under the new names. */
function waitingIn({ waiting }: SectionInput, { changes }: StateDiff): ReadonlySet<Address> {
  const renames = changes.filter(({ action }) => action === 'rename').map(renameOf);
  return renames.reduce(renameInSet, waiting ?? new Set<Address>());
}

function guardsOf(
  input: SectionInput,
  { manages, diff, announced }: Drawn,
  changes: readonly Change[],
  ends: Ends,
): readonly GuardRefusal[] {
  const { organization, target, evaluatedAt, circumstances, allow } = input;
  return checkGuards(
    {
      organization,
      target,
      manages,
      changes,
      ...ends,
      clocked: clockedAccess(changes, ends, announced),
      announced: announced.fresh,
      owned: diff.renamed.owned,
      waiting: waitingIn(input, diff),
      evaluatedAt,
      circumstances,
    },
    allow,
  );
}
