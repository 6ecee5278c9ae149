import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import { didYouMean } from '../../diagnostic/nearest-name.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { placeAt } from '../place.ts';

export function* targetProvidersExist({
  named,
  providers,
}: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  for (const { body, origin } of named.Target.values()) {
    if (providers.includes(body.provider)) continue;
    yield createDiagnostic('model/unknown-provider', {
      message: `there is no provider \`${body.provider}\``,
      at: placeAt(origin, ['provider']),
      ...didYouMean(body.provider, providers, `one of ${providers.map((name) => `\`${name}\``).join(', ')}`),
    });
  }
}
