import type { LedgerEntry } from '../../audit/entry.ts';
import type { DraftedSection } from '../draft-plan.ts';

/** What the entries of an apply say of guardrails that its commit changes; nothing where it changes none. */
export async function recordedGuardrails({
  base,
  organization,
}: Pick<DraftedSection, 'base' | 'organization'>): Promise<Pick<LedgerEntry, 'guardrails'>> {
  if (base === undefined || base === organization) return {};
  const { changedGuardrails } = await import('../../access/guardrails/changed-guardrails.ts');
  const guardrails = changedGuardrails(base, organization).map(({ at: _, ...change }) => change);
  return guardrails.length === 0 ? {} : { guardrails };
}
