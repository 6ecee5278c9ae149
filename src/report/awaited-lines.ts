import type { AwaitedApproval } from '../plan/approvals/awaiting.ts';
import { approversWords } from './access-diff/approval-words.ts';
import { sanitizeLine } from './sanitize-text.ts';
import { wrapWords } from './wrap-words.ts';

/** Whose approval is missing, and below it what of it, a sentence each. */
export function awaitedLines(awaited: AwaitedApproval): readonly string[] {
  const { why } = awaited;
  return [
    ...wrapWords(sanitizeLine(awaitedHead(awaited))),
    ...why.flatMap((each) => wrapWords(`- ${sanitizeLine(each)}`).map((line) => `  ${line}`)),
  ];
}

/** `needs 1 approval of team/security (guardrail privileged)` */
export function awaitedHead({ by, guardrail, ...awaited }: AwaitedApproval): string {
  if (by.length === 0) return 'needs an approval that nobody can give';
  return `needs ${approversWords({ by, ...awaited })} (guardrail ${guardrail})`;
}
