import type { RecordedGuardrail } from '../../audit/entry.ts';
import { countOf } from '../../report/count-of.ts';
import { describeGuardrails } from '../../report/describe-guardrails.ts';

/** What becomes of guardrails that a commit changes, now that it was applied; nothing where it changes none. */
export function guardrailNotes(
  guardrails: readonly RecordedGuardrail[],
  isRecorded: boolean,
): readonly string[] {
  const { length } = guardrails;
  if (length === 0) return [];
  const isAny = guardrails.some(({ guardrail }) => guardrail.startsWith('target/'));
  const [one, more] = isAny ? ['guardrail or guard', 'guardrails or guards'] : ['guardrail', 'guardrails'];
  const changed = `${countOf(length, `${one} was changed`, `${more} were changed`)} (${describeGuardrails(guardrails).join(', ')})`;
  return [
    isRecorded
      ? `${changed}: recorded, from here on those of this commit count`
      : `${changed}: not recorded, so that those applied last count still; that takes an apply of everything, of a commit that is pushed`,
  ];
}
