import type { Effect } from './effect.ts';

export interface LoggedRequest {
  /** From 1. */
  readonly number: number;
  /** Instant of the virtual clock at which it came in. */
  readonly at: string;
  readonly method: string;
  /** As asked for, without the prefix of a GitHub Enterprise Server. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** 0 where the connection was broken without an answer. */
  readonly status: number;
  /** Name of the token; absent for none that is known. */
  readonly token?: string;
  /** Of GraphQL; 0 elsewhere. */
  readonly points: number;
  /** What a fault did to it. */
  readonly fault?: string;
  /** What changed, in order. */
  readonly effects: readonly Effect[];
}

/** A request that changed something, answered or not. */
export type LoggedWrite = LoggedRequest & { readonly effects: readonly [Effect, ...Effect[]] };
