import type { RecordedState } from '../audit/recorded-state.ts';
import type { Scope } from '../audit/scope.ts';
import type { JsonObject } from '../digest/json.ts';
import type { Provider } from './provider.ts';

/** What a provider is made with. */
export interface ProviderContext {
  /** The target's `coordinates`. */
  readonly coordinates: JsonObject;
  /** What the ledger holds of a scope: a system of its own takes from it what Bylaw manages there. */
  readonly readRecorded: (scope: Scope) => Promise<RecordedState>;
}

export type ProviderFactory = (context: ProviderContext) => Provider;
