import type { LedgerEntry, Outcome } from '../../src/audit/entry.ts';

/** The commit of a made-up entry. */
export const commit = '4f2c9ab4f2c9ab4f2c9ab4f2c9ab4f2c9ab4f2c9';

export function outcome(address: string, fields: Partial<Outcome> = {}): Outcome {
  return { digest: '0'.repeat(64), address, action: 'create', status: 'applied', ...fields };
}

export function entry(fields: Partial<LedgerEntry>): LedgerEntry {
  return {
    ledgerVersion: 1,
    kind: 'result',
    sequence: 3,
    at: '2026-11-22T09:00:00Z',
    organization: 'orchestra',
    target: 'directory',
    source: 'abc1234abc1234abc1234abc1234abc1234abc12',
    actor: { name: 'Ada', email: 'ada@orchestra.example' },
    runner: { id: 'laptop-1', host: 'pit', process: 42 },
    approvedBy: [],
    ...fields,
  };
}
