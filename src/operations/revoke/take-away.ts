import { BylawError, invariant } from '../../diagnostic/bylaw-error.ts';
import type { Organization, Target } from '../../model/model.ts';
import type { PlannedSection } from '../../plan/build-section.ts';
import type { Change } from '../../plan/plan.ts';
import type { Provider } from '../../providers/provider.ts';
import { isMoved } from '../append-moved.ts';
import { applySection } from '../apply-section.ts';
import type { DraftedSection } from '../draft-plan.ts';
import type { Session } from '../session.ts';
import type { Marked, TargetRevocation } from './revoke-in-target.ts';

/**
 * Takes something in a system of its own, by an intent and a result as any apply. The record stays at the source that
 * was applied last. Gives why it could not be taken, where it could not.
 */
export async function takeAway(
  session: Session,
  { git, scope, source }: TargetRevocation,
  provider: Provider,
  { ledger, change }: Marked & { readonly change: Change },
): Promise<string | undefined> {
  const applied = await ledger.applied(scope);
  const actual = await provider.reader.read(scope);
  const recorded = await ledger.readManaged(scope);
  const drafted = draftOf({ scope, provider, actual, recorded, change, scheduled: applied?.scheduled ?? [] });
  const apply = {
    git,
    source: applied?.source ?? source,
    evaluatedAt: applied?.evaluatedAt ?? session.now(),
    drafted,
    guardrails: [],
    onOutcome: () => {},
    onIntent: () => {},
  };
  const { outcomes } = await applySection(session, apply, ledger).catch((error: unknown) => {
    // What became of it the next apply, or the next run, finds by looking.
    if (isMoved(error) || !(error instanceof BylawError)) throw error;
    const { digest, address, action } = change;
    return { outcomes: [{ digest, address, action, status: 'failed', message: error.message } as const] };
  });
  const outcome = outcomes.find(({ digest }) => digest === change.digest);
  return outcome?.status === 'applied' ? undefined : (outcome?.message ?? 'it was not made');
}

interface Taking extends Pick<DraftedSection, 'provider' | 'actual' | 'recorded'> {
  readonly scope: TargetRevocation['scope'];
  readonly change: Change;
  readonly scheduled: PlannedSection['desired']['scheduled'];
}

/** A section of one change that nothing else depends on. */
function draftOf({ scope, change, scheduled, actual, ...rest }: Taking): DraftedSection {
  const nothing = { status: 'notEvaluated', reason: 'an emergency is not planned' } as const;
  const planned: PlannedSection = {
    section: {
      ...scope,
      provider: rest.provider.name,
      mode: 'additive',
      changes: [change],
      held: [],
      publishes: [],
      adopts: [],
      letGo: [],
      clock: { starts: [], expires: [], changed: false },
      access: nothing,
      guardrails: nothing,
      approvals: nothing,
      guards: [],
      findings: [],
      cost: { reads: actual.reads, writes: 1 },
    },
    findings: [],
    desired: {
      ...scope,
      entries: actual.entries,
      fresh: new Map(),
      publishes: [],
      previously: new Map(),
      scheduled,
      expired: [],
      timed: [],
      origins: new Map(),
    },
    settled: () => new Map(),
    replan: () => {
      invariant(false, 'an emergency is not planned again');
    },
    ends: () => {
      invariant(false, 'the access of an emergency is not compared');
    },
    prerequisites: () => () => [],
    takesWithoutReplacement: () => () => false,
  };
  return {
    ...rest,
    actual,
    organization: { name: scope.organization } as Organization,
    target: { name: scope.target } as Target,
    histories: new Map(),
    accounts: new Map(),
    announced: [],
    waiting: new Set(),
    judgement: [],
    base: undefined,
    planned,
    leftOut: 0,
  };
}
