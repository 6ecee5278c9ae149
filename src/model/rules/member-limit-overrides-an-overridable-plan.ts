import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { placeAt } from '../place.ts';

/** An organization without a plan has nothing to override: its limit stands by itself. */
export function* memberLimitOverridesAnOverridablePlan({
  root,
}: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  const { plan, plans = {}, memberLimit } = root.body.membership ?? {};
  if (memberLimit === undefined || plan === undefined) return;
  const inUse = Object.entries(plans).find(([name]) => name === plan)?.[1];
  if (inUse === undefined || inUse.overridable === true) return;
  yield createDiagnostic('model/limit-not-overridable', {
    message: `plan \`${plan}\` allows ${inUse.members} members and cannot be overridden`,
    at: placeAt(root.origin, ['membership', 'memberLimit']),
    hint: 'remove the limit, or change the plan',
  });
}
