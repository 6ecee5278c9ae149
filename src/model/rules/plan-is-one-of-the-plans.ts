import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import { didYouMean } from '../../diagnostic/nearest-name.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { placeAt } from '../place.ts';

export function* planIsOneOfThePlans({ root }: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  const { plan, plans = {} } = root.body.membership ?? {};
  if (plan === undefined || Object.hasOwn(plans, plan)) return;
  yield createDiagnostic('model/unknown-plan', {
    message: `plan \`${plan}\` is none of \`plans\``,
    at: placeAt(root.origin, ['membership', 'plan']),
    ...didYouMean(plan, Object.keys(plans), 'add it to `plans`'),
  });
}
