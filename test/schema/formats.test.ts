import { describe, expect, expectTypeOf, it } from 'vitest';
import type { LedgerEntry } from '../../src/audit/entry.ts';
import type { EvaluatedAccess, EvaluatedApprovals, Plan, PlanSection } from '../../src/plan/plan.ts';
import type { PublishedVersion } from '../../src/plan/policy-history.ts';
import type {
  WrittenLedgerEntry,
  WrittenPlan,
  WrittenPublishedVersion,
} from '../../src/schema/generated/formats.ts';
import {
  validateLedgerEntry,
  validatePlan,
  validatePublishedVersion,
} from '../../src/schema/validate-format.ts';

const digest = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
const commit = '1'.repeat(40);
const notEvaluated = { status: 'notEvaluated', reason: 'this version does not evaluate statements' } as const;

const at = {
  file: 'organizations/riverside-library/roles/clerk.yaml',
  start: { line: 4, column: 3 },
  end: { line: 4, column: 9 },
};

const change: EvaluatedAccess['changes'][number] = {
  kind: 'wider',
  principals: ['member/ana', 'service-account/ci'],
  actions: ['books:lend'],
  privileged: true,
  resources: [{ pattern: '*', extent: 'part' }],
  when: [{ Bool: { 'principal.mfa': true } }],
  unless: [{ Bool: { 'principal.mfa': false } }],
  before: [{ Bool: { 'principal.mfa': false } }],
  from: '2026-12-01T00:00:00Z',
  until: '2027-12-01T00:00:00.5Z',
  example: {
    principal: 'member/ana',
    action: 'books:lend',
    resource: '*',
    context: { 'principal.mfa': true },
    before: 'deny',
    after: 'allow',
  },
  routes: [{ steps: [{ is: 'role', name: 'role/clerk', at }], principals: 2 }],
  moreRoutes: 1,
  risk: {
    level: 'high',
    reasons: [{ because: 'privileged-action', level: 'high', message: 'books:lend is privileged' }],
  },
};

const access: EvaluatedAccess = {
  status: 'evaluated',
  system: 'directory',
  notes: ['invitations count as accepted'],
  changes: [change],
  stays: [
    {
      principals: ['member/bo'],
      gone: { steps: [{ is: 'team', name: 'team/desk' }], principals: 1 },
      actions: ['books:lend'],
      through: [{ steps: [{ is: 'owner', name: 'role/owner' }], principals: 1 }],
    },
  ],
  causes: [{ of: 'role/clerk', change: 'changed', changes: [0], gain: 2, lose: 0 }],
  forecast: [{ at: '2026-12-01T00:00:00Z', changes: [change] }],
  counts: { gain: 2, lose: 0, differ: 0, unknown: 0, stay: 1 },
};

const approvals: EvaluatedApprovals = {
  status: 'evaluated',
  needed: [
    {
      guardrail: 'lending',
      askedBy: ['base', 'head'],
      by: ['team/security'],
      count: 1,
      because: [{ message: 'books:lend is gained', principals: ['member/ana'], changes: [digest], at }],
    },
  ],
};

const section: PlanSection = {
  organization: 'riverside-library',
  target: 'directory',
  provider: 'directory',
  mode: 'additive',
  changes: [
    {
      action: 'create',
      address: 'team-member:riverside-library/desk/ana',
      before: null,
      after: { role: 'member' },
      digest,
      effect: 'gain',
      cause: 'declared',
      reason: 'covers the desk',
      provenance: {
        file: 'organizations/riverside-library/teams/desk.yaml',
        document: 0,
        path: 'members[0]',
      },
    },
  ],
  held: [],
  publishes: [{ policy: 'lend-books', version: 3, digest, previous: 2, sameAs: 1 }],
  adopts: ['team:riverside-library/desk'],
  letGo: [{ address: 'team:riverside-library/desk', fields: ['description'] }],
  clock: {
    starts: [
      {
        address: 'binding:riverside-library/team/desk#0123456789',
        at: '2026-12-01T00:00:00Z',
        value: { role: 'librarian', starts: '2026-12-01T00:00:00Z' },
      },
    ],
    expires: [],
    changed: true,
  },
  access,
  guardrails: notEvaluated,
  approvals,
  guards: [
    {
      guard: 'members',
      message: 'loses 6 of 10 members',
      limit: 5,
      planned: 6,
      allow: 'guards.members',
      allowed: { by: 'target', reason: 'the branch closes' },
    },
    { guard: 'empty', message: 'nothing is declared', limit: null, planned: null, allow: '--allow empty' },
  ],
  findings: [
    {
      code: 'parse/unknown-key',
      severity: 'error',
      message: 'x',
      hint: 'y',
      at: { file: 'a.yaml', start: { line: 1, column: 1 }, end: { line: 1, column: 2 } },
    },
  ],
  cost: { reads: 1, writes: 1 },
};

const plan: Plan = {
  planVersion: 1,
  source: { commit, dirty: false },
  against: { kind: 'target' },
  evaluatedAt: '2026-11-22T10:00:00Z',
  ledger: { ref: 'bylaw/ledger', tip: null, sequence: 0 },
  changeDigest: digest,
  sections: [section],
};

const entry: LedgerEntry = {
  ledgerVersion: 1,
  kind: 'result',
  sequence: 3,
  at: '2026-11-22T10:00:01Z',
  organization: 'riverside-library',
  target: 'directory',
  source: commit,
  actor: { name: 'Ana Sousa', email: 'ana@riverside.example' },
  runner: { id: 'r-1', host: 'desk', process: 17 },
  approvedBy: ['bo'],
  changeDigest: digest,
  changes: [{ action: 'create', address: 'team:riverside-library/desk', before: null, after: {}, digest }],
  outcomes: [
    {
      digest,
      address: 'team:riverside-library/desk',
      action: 'create',
      status: 'failed',
      message: 'refused',
    },
  ],
  intent: 2,
  published: [{ policy: 'lend-books', version: 1, digest, previous: 0 }],
  deleted: [{ policy: 'old', after: 2 }],
  scheduled: [{ address: 'binding:riverside-library/team/desk#0123456789', value: { role: 'reader' } }],
  event: 'forget',
  evaluatedAt: '2026-11-22T10:00:00Z',
  state: '2'.repeat(40),
};

const version: PublishedVersion = {
  policy: 'lend-books',
  version: 2,
  digest,
  statements: [{ effect: 'allow', actions: ['books:lend'] }],
  sameAs: 1,
};

const formats = [
  ['a plan', validatePlan, plan],
  ['a ledger entry', validateLedgerEntry, entry],
  ['a published version', validatePublishedVersion, version],
] as const;

describe('the formats that Bylaw writes', () => {
  it.each(formats)('pass: %s', (_, validate, value) => {
    expect(validate(JSON.parse(JSON.stringify(value)))).toEqual([]);
  });

  it.each(formats)('refuse an unknown and a missing key, at any depth: %s', (_, validate, value) => {
    for (const [what, changed] of changesOf(value)) expect(validate(changed).length, what).toBeGreaterThan(0);
  });

  it('pass what a plan is compared with', () => {
    expect(validatePlan({ ...plan, against: { kind: 'ref', revision: 'main', commit } })).toEqual([]);
    expect(validatePlan({ ...plan, against: { kind: 'offline' } })).toEqual([]);
    expect(validatePlan({ ...plan, against: { kind: 'ref' } }).map(({ keyword }) => keyword)).toEqual([
      'missingKey',
      'missingKey',
    ]);
    expect(
      validatePlan({ ...plan, against: { kind: 'target', revision: 'main' } }).map(({ keyword }) => keyword),
    ).toEqual(['unknownKey']);
  });

  it('pass answers that are not given, and no mixture', () => {
    const answered = (fields: object) => ({ ...plan, sections: [{ ...section, ...fields }] });
    expect(validatePlan(answered({ access: notEvaluated, approvals: notEvaluated }))).toEqual([]);
    for (const mixed of [
      { access: { ...access, reason: 'x' } },
      { access: { ...notEvaluated, system: 'directory' } },
      { access: { status: 'evaluated' } },
      { access: { status: 'notEvaluated' } },
      { approvals: { ...approvals, reason: 'x' } },
      { approvals: { ...notEvaluated, needed: [] } },
      { approvals: { status: 'evaluated' } },
    ])
      expect(validatePlan(answered(mixed)).length, JSON.stringify(mixed)).toBeGreaterThan(0);
  });

  it.each([null, [], 'plan', 7, { planVersion: 2 }])('refuse %j', (value) => {
    for (const [, validate] of formats) expect(validate(value).length).toBeGreaterThan(0);
  });

  it('have the fields of the types they describe', () => {
    expectTypeOf<Plan>().toExtend<WrittenPlan>();
    expectTypeOf<keyof WrittenPlan>().toEqualTypeOf<keyof Plan>();
    expectTypeOf<keyof WrittenPlan['sections'][number]>().toEqualTypeOf<keyof PlanSection>();
    expectTypeOf<LedgerEntry>().toExtend<WrittenLedgerEntry>();
    expectTypeOf<WrittenLedgerEntry>().toExtend<LedgerEntry>();
    expectTypeOf<keyof WrittenPublishedVersion>().toEqualTypeOf<keyof PublishedVersion>();
  });
});

/** Every way to add one key, or to take one required key away, in the maps that are not free-form. */
function* changesOf(value: unknown, path = ''): Generator<readonly [string, unknown]> {
  if (
    typeof value !== 'object' ||
    value === null ||
    /\/(?:before|after|value|context|when|(?:before|when|unless)\/\d+)$/.test(path)
  )
    return;
  const entries = Object.entries(value);
  if (!Array.isArray(value)) yield [`an unknown key at ${path}`, { ...value, surprise: true }];
  for (const [key, child] of entries) {
    for (const [what, changed] of changesOf(child, `${path}/${key}`)) {
      yield [what, Array.isArray(value) ? value.with(Number(key), changed) : { ...value, [key]: changed }];
    }
    if (!Array.isArray(value) && typeof child === 'number')
      yield [`a text in place of a number at ${path}/${key}`, { ...value, [key]: 'x' }];
  }
}
