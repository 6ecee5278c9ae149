import type { Instant } from '../model/model.ts';
import type { ProviderRegistry } from '../providers/registry.ts';

/** Progress of long work, for a person; a silent one costs nothing. */
export interface Progress {
  /** Says what is going on now, such as `reading 774 files`; replaces the last message. */
  step(message: string): void;
}

export const silent: Progress = { step() {} };

/** What every operation takes from the outside: nothing below reads the clock, the environment or the folder. */
export interface Session {
  /** Where the command was started, absolute. */
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  now(): Instant;
  readonly progress: Progress;
  /**
   * Aborted where the run is to end as soon as nothing is left half done: the change in hand is finished, and what
   * was done is recorded. Default: never.
   */
  readonly signal?: AbortSignal;
  /** Milliseconds that pass evenly, whatever somebody does to the clock. Default: the system's. */
  elapsed?(): number;
  /**
   * Lets so many milliseconds pass; returns early where the signal is aborted. Systems that are written to slowly are
   * waited for by it. Default: they really pass.
   */
  wait?(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** Told before much is read from afar, where more time is lost by waiting than a smaller heap costs. */
  keepSmall?(): Promise<void>;
  /** How long, in milliseconds, recording is tried anew where others append at the same time or a remote is gone. */
  readonly patience?: number;
  /** The systems that targets may name; default: those that Bylaw comes with. */
  readonly providers?: ProviderRegistry;
}
