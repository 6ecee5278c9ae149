import { BylawError } from '../diagnostic/bylaw-error.ts';
import { didYouMean } from '../diagnostic/nearest-name.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Organization, Target } from '../model/model.ts';
import type { Provider, StateReader } from '../providers/provider.ts';
import { type ProviderRegistry, providers } from '../providers/registry.ts';
import { expectSameSystem } from './expect-same-system.ts';
import { passTime } from './pass-time.ts';
import type { Session } from './session.ts';

/** A target to open: of what is declared, or of what only the name is known. */
export interface OpenedTarget {
  readonly organization: Organization | string;
  readonly target: Target;
}

/**
 * The provider that a target names; throws `target/unknown-provider`. Its reader throws `provider/other-system` where
 * the target's coordinates lead elsewhere than when it was applied.
 */
export function openProvider(
  session: Session,
  { organization, target }: OpenedTarget,
  ledger: Pick<Ledger, 'readManaged' | 'applied'>,
): Provider {
  const { environment, progress, signal, providers: registry = providers } = session;
  const factory = registry.get(target.provider);
  if (factory !== undefined) {
    const provider = factory({
      ...(typeof organization === 'string'
        ? { organization, declared: undefined }
        : { organization: organization.name, declared: organization }),
      target,
      coordinates: target.coordinates,
      environment,
      now: () => session.now(),
      progress,
      keepSmall: async () => session.keepSmall?.(),
      wait: (milliseconds, until) => passTime(session, milliseconds, until),
      signal,
      readRecorded: (scope) => ledger.readManaged(scope),
    });
    return { ...provider, reader: readerOf(provider, ledger) };
  }
  throw new BylawError(
    'target/unknown-provider',
    `target \`${target.name}\` names the provider \`${target.provider}\`, which this version does not have`,
    didYouMean(target.provider, registry.keys(), 'set `enabled: false` on the target'),
  );
}

/** Whatever is done with a target begins by reading it. */
function readerOf({ reader }: Provider, ledger: Pick<Ledger, 'applied'>): StateReader {
  return {
    async read(scope) {
      const actual = await reader.read(scope);
      if (actual.system !== undefined)
        expectSameSystem(scope, (await ledger.applied(scope))?.system, actual.system);
      return actual;
    },
  };
}

export function knownProviderNames(registry: ProviderRegistry = providers): readonly string[] {
  return [...registry.keys()].sort();
}
