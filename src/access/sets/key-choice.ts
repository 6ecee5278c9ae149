import type { ContextValue } from '../request.ts';

export interface KeyChoice {
  /** Values of some keys, by their names as declared; undefined for one that is left out. */
  readonly values: Readonly<Record<string, ContextValue | undefined>>;
  /** How the tests answer to them, each by `1` or `0`. */
  readonly answers: string;
}

export interface Choices<T> {
  readonly choices: readonly T[];
  /** Whether there is one for each way to answer. */
  readonly isComplete: boolean;
}
