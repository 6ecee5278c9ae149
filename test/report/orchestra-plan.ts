import type { Change, Plan, PlanSection } from '../../src/plan/plan.ts';

/** A change of the orchestra, with what a test does not look at filled in. */
export function change(fields: Partial<Change> & Pick<Change, 'action' | 'address'>): Change {
  return { before: null, after: null, digest: '0'.repeat(64), effect: 'none', cause: 'declared', ...fields };
}

export function section(fields: Partial<PlanSection> = {}): PlanSection {
  const notYet = { status: 'notEvaluated', reason: 'this version does not compute it' } as const;
  return {
    organization: 'orchestra',
    target: 'directory',
    provider: 'directory',
    mode: 'additive',
    changes: [],
    held: [],
    publishes: [],
    adopts: [],
    letGo: [],
    clock: { starts: [], expires: [], changed: false },
    access: notYet,
    guardrails: notYet,
    approvals: notYet,
    guards: [],
    findings: [],
    cost: { reads: 2, writes: 1 },
    ...fields,
  };
}

export function planOf(...sections: readonly PlanSection[]): Plan {
  return {
    planVersion: 1,
    source: { commit: 'abc1234abc1234abc1234abc1234abc1234abc12', dirty: false },
    against: { kind: 'target' },
    evaluatedAt: '2026-11-22T09:00:00Z',
    ledger: { ref: 'refs/heads/bylaw/ledger', tip: null, sequence: 0 },
    changeDigest: 'd'.repeat(64),
    sections,
  };
}

export const everySort: readonly Change[] = [
  change({
    action: 'delete',
    address: 'team-member:orchestra/strings/ben',
    before: { role: 'member' },
    effect: 'loss',
    reason: 'left after the summer tour',
  }),
  change({
    action: 'create',
    address: 'member:orchestra/ana',
    after: { displayName: 'Ana Lovrić', email: 'ana@orchestra.example', status: 'active' },
  }),
  change({
    action: 'update',
    address: 'member:orchestra/cleo',
    before: { role: 'viewer' },
    after: { role: 'librarian' },
    effect: 'both',
  }),
  change({
    action: 'rename',
    address: 'team:orchestra/low-brass',
    before: { name: 'trombones' },
    after: { name: 'low-brass' },
  }),
  change({
    action: 'create',
    address: 'binding:orchestra/team/strings#0a1b2c3d4e',
    after: { role: 'score-reader', on: ['krn:orchestra:scores:*'], expires: '2027-01-01T00:00:00Z' },
    effect: 'gain',
  }),
  change({
    action: 'delete',
    address: 'binding:orchestra/member/dora#ffffffffff',
    before: { role: 'conductor' },
    effect: 'loss',
    cause: 'clock',
  }),
];
