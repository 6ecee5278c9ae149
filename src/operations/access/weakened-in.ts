import { weakenedGuardrails } from '../../access/guardrails/guardrail-changes.ts';
import { weakenedByTypes } from '../../access/guardrails/lost-types.ts';
import type { Organization } from '../../model/model.ts';
import { guardingChanges } from '../../plan/guards/guarding-changes.ts';
import type { Weakened } from '../../report/access-diff/access-diff-report.ts';

/**
 * The guardrails of before that would hold less than they do, and the guards of targets: what they no longer hold is
 * allowed next, by one more change. What is told as not compared is not told twice.
 */
export function weakenedIn(before: Organization, after: Organization): readonly Weakened[] {
  const guardrails = [...weakenedGuardrails(before, after), ...weakenedByTypes(before, after)].map(
    ({ guardrail, message }) => ({ of: `guardrail/${guardrail.name}`, message }),
  );
  const guards = guardingChanges(before, after)
    .filter(({ change, isUnjudged }) => !isUnjudged && (change === 'weakened' || change === 'removed'))
    .map(({ guardrail, message }) => ({ of: guardrail.replace(/^target\//, 'guards/'), message }));
  const found = new Map([...guardrails, ...guards].map((each) => [each.message, each]));
  return [...found.values()].sort((a, b) => (a.message < b.message ? -1 : 1));
}
