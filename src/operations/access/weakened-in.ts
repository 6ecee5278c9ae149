import { weakenedGuardrails } from '../../access/guardrails/guardrail-changes.ts';
import { weakenedByTypes } from '../../access/guardrails/lost-types.ts';
import type { Organization } from '../../model/model.ts';

/**
 * The guardrails of before that would hold less than they do, one sentence each: what they no longer hold is allowed
 * next, by one more change.
 */
export function weakenedIn(before: Organization, after: Organization): readonly string[] {
  const found = [...weakenedGuardrails(before, after), ...weakenedByTypes(before, after)];
  return [...new Set(found.map(({ message }) => message))].sort();
}
