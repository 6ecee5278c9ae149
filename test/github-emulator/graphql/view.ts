import type { GraphqlContext } from '../graphql-executor.ts';
import { githubError } from './github-error.ts';
import type { QueryCost } from './query-cost.ts';

export type Arguments = Readonly<Record<string, unknown>>;

/** What the resolvers of one query share. */
export interface View extends GraphqlContext {
  readonly cost: QueryCost;
  /** Counts nodes that are put into the answer, and stops where there are more than GitHub would have resources for. */
  resolve(nodes: number): void;
}

export function viewOf(context: GraphqlContext, cost: QueryCost): View {
  let resolved = 0;
  return {
    ...context,
    listed: (organization) => context.listed(organization),
    changed: (effect) => context.changed(effect),
    cost,
    resolve(nodes) {
      resolved += nodes;
      if (resolved > (context.resources ?? Number.POSITIVE_INFINITY)) {
        throw githubError('RESOURCE_LIMITS_EXCEEDED', 'Resource limits for this query exceeded.');
      }
    },
  };
}

/** Arguments that the emulator does not serve are no reason to answer as though they had not been given. */
export function mustServe(field: string, args: Arguments, served: readonly string[]): void {
  const unserved = Object.keys(args).find((name) => !served.includes(name));
  if (unserved !== undefined) {
    throw new Error(
      `the emulator does not serve the argument ${unserved} of ${field}: graphql/ has to learn it`,
    );
  }
}
