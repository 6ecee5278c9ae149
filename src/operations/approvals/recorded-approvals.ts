import type { LedgerEntry } from '../../audit/entry.ts';

type RecordedAgreement = Pick<LedgerEntry, 'approvals' | 'unapproved'>;

/** Who agreed to what an entry is about, and what nobody did; neither where nothing needed it. */
export function approvalsOf({ approvals = [], unapproved = [] }: RecordedAgreement): RecordedAgreement {
  return {
    ...(approvals.length === 0 ? {} : { approvals }),
    ...(unapproved.length === 0 ? {} : { unapproved }),
  };
}
