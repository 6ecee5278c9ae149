import { weakenedGuardrails } from '../../access/guardrails/guardrail-changes.ts';
import { weakenedByTypes } from '../../access/guardrails/lost-types.ts';
import type { Organization } from '../../model/model.ts';
import { guardingChanges } from '../../plan/guards/guarding-changes.ts';

/**
 * The guardrails of before that would hold less than they do, and the guards of targets, one sentence each: what they no
 * longer hold is allowed next, by one more change. What is told as not compared is not told twice.
 *
 * @param passed `target/github`: whose guards are all right as they are
 */
export function weakenedIn(
  before: Organization,
  after: Organization,
  passed: ReadonlySet<string> = new Set(),
): readonly string[] {
  const guarding = guardingChanges(before, after).filter(
    ({ guardrail, change, isUnjudged }) =>
      !isUnjudged && !passed.has(guardrail) && (change === 'weakened' || change === 'removed'),
  );
  const found = [...weakenedGuardrails(before, after), ...weakenedByTypes(before, after), ...guarding];
  return [...new Set(found.map(({ message }) => message))].sort();
}
