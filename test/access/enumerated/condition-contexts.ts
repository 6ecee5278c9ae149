import type { Asking } from '../naive/asking.ts';
import { conditionHolds } from '../naive/condition-holds.ts';
import type { Effect, PlainStatement, PlainValues } from '../naive/documents.ts';
import { readOperator } from '../naive/read-operator.ts';
import type { ContextSpace } from './contexts.ts';
import { factsOf } from './facts.ts';

/** The contexts in which all conditions of a statement hold, for whoever asks, on a resource of a zone. */
export function contextsOfConditions(
  { conditions = {}, effect }: PlainStatement,
  asking: Asking,
  zone: string,
  contexts: ContextSpace,
): bigint {
  let set = contexts.all;
  // "Operators AND, keys AND."
  for (const [operator, keys] of Object.entries(conditions))
    for (const [key, values] of Object.entries(keys))
      set &= contextsOf({ operator, key, values, effect }, asking, zone, contexts);
  return set;
}

interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: PlainValues;
  readonly effect: Effect;
}

const known = new WeakMap<ContextSpace, Map<string, bigint>>();

/** What the naive engine says of one condition, once for whoever it says the same. */
function contextsOf(condition: Condition, asking: Asking, zone: string, contexts: ContextSpace): bigint {
  const { operator, key, values, effect } = condition;
  const all = known.get(contexts) ?? new Map<string, bigint>();
  known.set(contexts, all);
  const text = JSON.stringify(condition);
  const whose = /principal\.(?!mfa)/.test(text) ? factsOf(asking) : '';
  const name = [text, whose, zone, text.includes('request.time') ? asking.time : ''].join(' ');
  const before = all.get(name);
  if (before !== undefined) return before;
  const keys = contexts.keys.filter((each) => key === each || text.includes(`{${each}}`));
  const set = contexts.where(keys, (context) =>
    conditionHolds(readOperator(operator), key, values, effect, { ...asking, context }),
  );
  all.set(name, set);
  return set;
}
