import type { RecordedState } from '../audit/recorded-state.ts';
import type { Scope } from '../audit/scope.ts';
import type { JsonObject } from '../digest/json.ts';
import type { Instant, Organization, Target } from '../model/model.ts';
import type { Provider } from './provider.ts';

/** What a provider is made with. */
export interface ProviderContext {
  /** The name of the organization. */
  readonly organization: string;
  /** What is declared of it; undefined where only its name is known, as in an emergency: then nothing is planned. */
  readonly declared: Organization | undefined;
  readonly target: Target;
  /** The target's `coordinates`. */
  readonly coordinates: JsonObject;
  /** Where credentials come from. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  now(): Instant;
  readonly progress: { step(message: string): void };
  /** Lets so many milliseconds pass; returns early, without a word, where the signal is aborted. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** Told before much is read: see Session. */
  keepSmall?(): Promise<void>;
  /** Aborted where the run is to end: see Session. */
  readonly signal: AbortSignal | undefined;
  /** What the ledger holds of a scope: a system of its own takes from it what Bylaw manages there. */
  readonly readRecorded: (scope: Scope) => Promise<RecordedState>;
}

export type ProviderFactory = (context: ProviderContext) => Provider;
