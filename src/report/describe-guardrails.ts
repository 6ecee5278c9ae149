import type { RecordedGuardrail } from '../audit/entry.ts';
import { withCommas } from './count-of.ts';
import { sanitizeLine } from './sanitize-text.ts';

/** What holds less stands first. */
const words = [
  ['removed', 'removed'],
  ['weakened', 'may hold less'],
  ['added', 'added'],
  ['changed', 'changed'],
] as const;

/** More of one sort are counted. */
const named = 3;

/** What became of which guardrails, in a few words: `few-owners may hold less`, `5 added`. */
export function describeGuardrails(guardrails: readonly RecordedGuardrail[]): readonly string[] {
  return words.flatMap(([is, told]) => {
    const own = new Set(guardrails.flatMap(({ change, guardrail }) => (change === is ? [guardrail] : [])));
    if (own.size > named) return [`${withCommas(own.size)} ${told}`];
    return [...own].map((guardrail) => sanitizeLine(`${guardrail} ${told}`));
  });
}
