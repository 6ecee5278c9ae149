import { countOf } from '../../report/count-of.ts';
import type { DraftedSection } from '../draft-plan.ts';

/** What becomes of guardrails that a commit changes, now that it was applied; nothing where it changes none. */
export async function guardrailNotes(
  { base, organization }: Pick<DraftedSection, 'base' | 'organization'>,
  isRecorded: boolean,
): Promise<readonly string[]> {
  if (base === undefined || base === organization) return [];
  const { changedGuardrails } = await import('../../access/guardrails/changed-guardrails.ts');
  const { length } = changedGuardrails(base, organization);
  if (length === 0) return [];
  const changed = countOf(length, 'guardrail was changed', 'guardrails were changed');
  return [
    isRecorded
      ? `${changed}: recorded, from here on those of this commit count`
      : `${changed}: not recorded, so that those applied last count still; that takes an apply of everything, of a commit that is pushed`,
  ];
}
