import type { LedgerEntry } from '../../audit/entry.ts';
import type { DraftedSection } from '../draft-plan.ts';
import { changedRules } from './changed-rules.ts';

/** What the entries of an apply say of guardrails and guards that its commit changes; nothing where it changes none. */
export async function recordedGuardrails({
  base,
  organization,
  accounts,
}: Pick<DraftedSection, 'base' | 'organization' | 'accounts'>): Promise<Pick<LedgerEntry, 'guardrails'>> {
  const changed = await changedRules(base, organization, accounts);
  const guardrails = changed.map(({ at: _, ...change }) => change);
  return guardrails.length === 0 ? {} : { guardrails };
}
