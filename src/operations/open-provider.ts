import { BylawError } from '../diagnostic/bylaw-error.ts';
import { didYouMean } from '../diagnostic/nearest-name.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Target } from '../model/model.ts';
import type { Provider } from '../providers/provider.ts';
import { type ProviderRegistry, providers } from '../providers/registry.ts';

/** The provider that a target names; throws `target/unknown-provider`. */
export function openProvider(
  target: Target,
  ledger: Pick<Ledger, 'readManaged'>,
  registry: ProviderRegistry = providers,
): Provider {
  const factory = registry.get(target.provider);
  if (factory !== undefined) {
    return factory({ coordinates: target.coordinates, readRecorded: (scope) => ledger.readManaged(scope) });
  }
  throw new BylawError(
    'target/unknown-provider',
    `target \`${target.name}\` names the provider \`${target.provider}\`, which this version does not have`,
    didYouMean(target.provider, registry.keys(), 'set `enabled: false` on the target'),
  );
}

export function knownProviderNames(registry: ProviderRegistry = providers): readonly string[] {
  return [...registry.keys()].sort();
}
