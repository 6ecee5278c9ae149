import { holderOf, type RecordedState } from '../audit/recorded-state.ts';
import type { Scope } from '../audit/scope.ts';
import type { Instant, Model, Organization, Target } from '../model/model.ts';
import type { PlannedSection } from '../plan/build-section.ts';
import { desiredState } from '../plan/desired-state.ts';
import { expectedVersions } from '../plan/expected-versions.ts';
import { managedKinds } from '../plan/managed-kinds.ts';
import type { ExpectedVersion } from '../plan/plan.ts';
import type { PolicyHistories } from '../plan/policy-history.ts';
import type { ActualState, ScheduledEdge } from '../plan/state.ts';
import type { Provider } from '../providers/provider.ts';

/** What another commit would come to. */
export interface Baseline {
  /** As that commit declares it; undefined where it does not, or not in this target. */
  readonly organization: Organization | undefined;
  readonly actual: ActualState;
  readonly scheduled: readonly ScheduledEdge[];
  /** What both sides are projected on, as nothing was read. */
  readonly seen: ActualState;
  /** What it would publish itself. */
  readonly publishes: readonly ExpectedVersion[];
}

/**
 * What another commit declares, in the place of an actual state: to plan what a branch changes. An organization or
 * target that it does not declare is empty.
 */
export function baselineState(
  base: Model,
  at: { readonly organization: Organization; readonly target: Target; readonly evaluatedAt: Instant },
  provider: Provider,
  { histories, recorded }: { readonly histories: PolicyHistories; readonly recorded: RecordedState },
): Baseline {
  const scope = { organization: at.organization.name, target: at.target.name };
  const organization = base.organizations.get(scope.organization);
  const target = organization?.targets.get(scope.target);
  const presumed = [at.organization, ...(organization === undefined ? [] : [organization])].flatMap(
    (each) => provider.presume?.(each) ?? [],
  );
  const seen = { ...recordedAsSeen(scope, recorded), presumed: [...new Set(presumed)].sort() };
  if (organization === undefined || target === undefined || !target.enabled) {
    const actual = { ...scope, entries: new Map(), owned: new Set<string>(), reads: 0 };
    return { organization: undefined, actual, seen, scheduled: [], publishes: [] };
  }
  const { evaluatedAt } = at;
  const { capabilities, project } = provider;
  const manages = managedKinds(target, capabilities);
  const desired =
    project?.({ organization, target, manages, actual: seen, evaluatedAt }) ??
    desiredState(organization, target, capabilities, histories, evaluatedAt);
  const { scheduled } = desired;
  const entries = new Map([...desired.entries].sort(([a], [b]) => (a < b ? -1 : 1)));
  const owned = new Set([...entries.keys()].filter((address) => holderOf(address) === address));
  const publishes = expectedVersions(organization.policies, histories);
  return { organization, actual: { ...scope, entries, owned, reads: 0 }, seen, scheduled, publishes };
}

/** What was applied last, in the place of what a target holds where it was not read. */
export function recordedAsSeen(scope: Scope, { entries, owned }: RecordedState): ActualState {
  return { ...scope, entries, owned, reads: 0 };
}

/** A section planned against a baseline, without the versions that the baseline would publish just so. */
export function beyondBaseline(planned: PlannedSection, { publishes }: Baseline): PlannedSection {
  const { section } = planned;
  const own = section.publishes.filter(
    ({ policy, digest }) => !publishes.some((each) => each.policy === policy && each.digest === digest),
  );
  return { ...planned, section: { ...section, publishes: own } };
}
