import type { KnownAccounts } from '../../access/diff/known-accounts.ts';
import type { Organization } from '../../model/model.ts';
import { type GuardingChange, guardingChanges } from './guarding-changes.ts';

/** What of the guards of targets would hold less than before: who approves changes of guardrails has to agree. */
export function unguarded(
  base: Organization | undefined,
  head: Organization,
  accounts?: KnownAccounts,
): readonly Pick<GuardingChange, 'message' | 'at'>[] {
  if (base === undefined) return [];
  return guardingChanges(base, head, accounts)
    .filter(({ change }) => change === 'weakened' || change === 'removed')
    .map(({ message, at }) => ({ message, ...(at === undefined ? {} : { at }) }));
}
