import { holderOf } from '../audit/recorded-state.ts';
import type { Instant, Model, Organization, Target } from '../model/model.ts';
import { desiredState } from '../plan/desired-state.ts';
import type { PolicyHistories } from '../plan/policy-history.ts';
import type { ActualState } from '../plan/state.ts';
import type { Provider } from '../providers/provider.ts';

/**
 * What another commit declares, in the place of an actual state: to plan what a branch changes. An organization or
 * target that it does not declare is empty.
 */
export function baselineState(
  base: Model,
  at: { readonly organization: Organization; readonly target: Target; readonly evaluatedAt: Instant },
  provider: Provider,
  histories: PolicyHistories,
): ActualState {
  const scope = { organization: at.organization.name, target: at.target.name };
  const organization = base.organizations.get(scope.organization);
  const target = organization?.targets.get(scope.target);
  if (organization === undefined || target === undefined || !target.enabled) {
    return { ...scope, entries: new Map(), owned: new Set(), reads: 0 };
  }
  const { entries } = desiredState(organization, target, provider.capabilities, histories, at.evaluatedAt);
  const owned = new Set([...entries.keys()].filter((address) => holderOf(address) === address));
  return { ...scope, entries, owned, reads: 0 };
}
