import type { Caller } from './caller.ts';
import type { Effect } from './effect.ts';
import type { EmulatorState } from './emulator-state.ts';
import type { Organization } from './state.ts';

export interface GraphqlRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
}

export interface GraphqlContext {
  readonly state: EmulatorState;
  readonly caller: Caller;
  /** The organization as lists show it: behind by what is not consistent yet. */
  listed(organization: Organization): Organization;
  /** Tells what a mutation changed. */
  changed(effect: Effect): void;
  /** Instant of the virtual clock. */
  readonly now: string;
  /** What is left of the caller's points before this query, for `rateLimit`. */
  readonly points: { readonly limit: number; readonly remaining: number; readonly resetAt: string };
  /** Nodes that an answer may have: what comes after them is missing, with an error beside the data. Without: all. */
  readonly resources?: number;
}

export interface GraphqlAnswer {
  readonly body: { readonly data?: unknown; readonly errors?: readonly unknown[] };
  /** By GitHub's formula; at least 1. */
  readonly points: number;
  /** Nodes asked for: too many are a 502. */
  readonly nodes: number;
}

export type ExecuteGraphql = (request: GraphqlRequest, context: GraphqlContext) => Promise<GraphqlAnswer>;
