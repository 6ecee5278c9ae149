import type { KnownAccounts } from '../../access/diff/known-accounts.ts';
import type { GuardrailChange } from '../../access/guardrails/changed-guardrails.ts';
import type { Place } from '../../diagnostic/diagnostic.ts';
import type { Organization } from '../../model/model.ts';

/** The guardrails that a change adds, takes out or alters, and what guards its targets. */
export async function changedRules(
  base: Organization | undefined,
  head: Organization,
  accounts: KnownAccounts,
): Promise<readonly GuardrailChange<Place>[]> {
  if (base === undefined || base === head) return [];
  const { changedGuardrails } = await import('../../access/guardrails/changed-guardrails.ts');
  const { guardingChanges } = await import('../../plan/guards/guarding-changes.ts');
  const guarding = guardingChanges(base, head, accounts).map(({ isUnjudged: _, ...change }) => change);
  return [...changedGuardrails(base, head), ...guarding];
}
