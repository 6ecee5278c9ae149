import type { AccessChange, AccessRoute, RouteStep } from '../../../src/access/diff/access-diff.ts';
import type { NeededApproval } from '../../../src/access/guardrails/breach.ts';
import type { Risk } from '../../../src/access/risk/risk.ts';
import type { EvaluatedAccess } from '../../../src/plan/plan.ts';

export function at(file: string, line: number): NonNullable<RouteStep['at']> {
  return { file, start: { line, column: 5 }, end: { line, column: 20 } };
}

export const noRisk: Risk = { level: 'none', reasons: [] };

export function route(principals: number, ...steps: readonly RouteStep[]): AccessRoute {
  return { principals, steps };
}

/** A gain, with what a test does not look at filled in. */
export function accessChange(fields: Partial<AccessChange> = {}): AccessChange {
  return {
    kind: 'gained',
    principals: ['member/ana'],
    actions: ['scores:read'],
    privileged: false,
    resources: [{ pattern: 'krn:orchestra:scores:{org_id}:score/*', extent: 'whole' }],
    when: [],
    unless: [],
    routes: [],
    moreRoutes: 0,
    risk: noRisk,
    ...fields,
  };
}

export function accessDiff(fields: Partial<EvaluatedAccess> = {}): EvaluatedAccess {
  const counts = { gain: 0, lose: 0, differ: 0, unknown: 0, stay: 0 };
  return {
    ...{ status: 'evaluated', system: 'directory', notes: [] },
    ...{ changes: [], stays: [], causes: [], forecast: [], counts },
    ...fields,
  };
}

const strings: RouteStep = { is: 'team', name: 'team/strings', at: at('teams/strings.yaml', 7) };
const players: RouteStep = { is: 'team', name: 'team/players', at: at('teams/strings.yaml', 4) };
const librarian: RouteStep = { is: 'role', name: 'role/librarian', at: at('teams/players.yaml', 9) };
const scores: RouteStep = { is: 'policy', name: 'policy/scores@3', at: at('policies/scores.yaml', 12) };
const statement: RouteStep = { is: 'statement', name: '#LendScores', at: at('policies/scores.yaml', 14) };
const treasurer: RouteStep = { is: 'role', name: 'role/treasurer', at: at('members/ana.yaml', 8) };

export const musicians: readonly string[] = Array.from(
  { length: 500 },
  (_, index) => `member/player-${String(index + 1).padStart(3, '0')}`,
);

/** A bit of everything: what a person looks at. */
export const everyAccess: EvaluatedAccess = accessDiff({
  notes: ['Invitations count as accepted: what somebody will have is told.'],
  counts: { gain: 502, lose: 3, differ: 2, unknown: 1, stay: 4 },
  changes: [
    accessChange({
      actions: ['bylaw:roles.assign'],
      privileged: true,
      resources: [{ pattern: 'krn:orchestra:bylaw:{org_id}:role/*', extent: 'whole' }],
      routes: [
        route(1, treasurer, { is: 'permissions', name: 'permissions', at: at('roles/treasurer.yaml', 6) }),
      ],
      example: {
        principal: 'member/ana',
        action: 'bylaw:roles.assign',
        resource: 'krn:orchestra:bylaw:orchestra:role/conductor',
        context: {},
        before: 'deny',
        after: 'allow',
      },
      risk: {
        level: 'critical',
        reasons: [
          {
            because: 'self-escalation',
            level: 'critical',
            message: 'whoever has `bylaw:roles.assign` on `role/*` can give themselves any role',
          },
          { because: 'privileged-action', level: 'high', message: '`bylaw:roles.assign` is privileged' },
          { because: 'no-mfa', level: 'medium', message: '`member/ana` was seen without MFA' },
        ],
      },
    }),
    accessChange({
      principals: ['member/ana', 'service-account/box-office'],
      actions: ['billing:charge', 'billing:refund', 'billing:void', 'billing:write-off'],
      privileged: true,
      resources: [{ pattern: '*', extent: 'whole' }],
      when: [
        { Bool: { 'principal.mfa': true }, IpAddress: { 'request.ip': ['10.0.0.0/8', '192.168.7.0/24'] } },
      ],
      unless: [{ StringEquals: { 'resource.zone': 'payroll' } }],
      until: '2027-01-01T00:00:00Z',
      routes: [
        route(
          2,
          treasurer,
          { is: 'policy', name: 'policy/billing@7', at: at('policies/billing.yaml', 3) },
          { is: 'statement', name: '#Settle', at: at('policies/billing.yaml', 21) },
        ),
      ],
      risk: {
        level: 'high',
        reasons: [{ because: 'privileged-action', level: 'high', message: '`billing:refund` is privileged' }],
      },
    }),
    accessChange({
      principals: musicians,
      actions: ['scores:lend'],
      routes: [
        { ...route(479, strings, players, librarian, scores, statement), example: 'member/player-001' },
        { ...route(20, librarian, scores, statement), example: 'member/player-481' },
      ],
      moreRoutes: 2,
      untold: 1,
      example: {
        principal: 'member/player-001',
        action: 'scores:lend',
        resource: 'krn:orchestra:scores:orchestra:score/brahms-4',
        context: { 'principal.mfa': true },
        before: 'deny',
        after: 'allow',
      },
      risk: {
        level: 'low',
        reasons: [{ because: 'no-mfa', level: 'low', message: '12 of them were seen without MFA' }],
      },
    }),
    accessChange({
      kind: 'unknown',
      principals: ['token/archive'],
      actions: ['archive:read'],
      resources: [{ pattern: 'krn:orchestra:archive:{org_id}:tape/*-*-*', extent: 'part' }],
      routes: [
        route(
          1,
          { is: 'owner', name: 'member/cleo' },
          { is: 'scopes', name: 'token/archive', at: at('tokens/archive.yaml', 5) },
        ),
      ],
      risk: {
        level: 'medium',
        reasons: [
          { because: 'not-compared', level: 'medium', message: 'what it may do could not be compared' },
        ],
      },
    }),
    accessChange({
      kind: 'wider',
      principals: ['member/ben'],
      actions: ['hall:open'],
      resources: [{ pattern: 'krn:orchestra:hall:{org_id}:door/*', extent: 'part' }],
      when: [{ Bool: { 'principal.mfa': true } }],
      before: [{ Bool: { 'principal.mfa': true }, NumericLessThan: { 'request.hour': 20 } }],
      routes: [route(1, strings, { is: 'role', name: 'role/key-holder', at: at('teams/strings.yaml', 12) })],
    }),
    accessChange({
      kind: 'lost',
      principals: ['member/dora', 'member/eli', 'member/finn'],
      actions: ['scores:edit'],
      routes: [
        route(3, strings, librarian, scores, {
          is: 'statement',
          name: '#EditScores',
          at: at('policies/scores.yaml', 22),
        }),
      ],
    }),
  ],
  stays: [
    {
      principals: ['member/gia', 'member/hal', 'member/ida', 'member/jo'],
      gone: route(4, strings, librarian),
      actions: ['scores:lend', 'scores:read'],
      through: [{ ...route(4, players, librarian), gives: [{ actions: ['scores:read'] }] }],
      moreThrough: 2,
    },
  ],
  causes: [
    { of: 'member/ana', change: 'changed', changes: [0, 1], gain: 1, lose: 0 },
    { of: 'policy/scores@3', change: 'added', changes: [2, 5], gain: 500, lose: 3 },
    { of: 'team/brass', change: 'changed', changes: [], gain: 0, lose: 0 },
  ],
  forecast: [
    {
      at: '2026-12-01T00:00:00Z',
      changes: [
        accessChange({
          kind: 'lost',
          principals: ['member/kim'],
          actions: ['hall:open'],
          routes: [route(1, { is: 'role', name: 'role/key-holder', at: at('members/kim.yaml', 11) })],
        }),
      ],
    },
  ],
});

export const approvals: readonly NeededApproval[] = [
  {
    guardrail: 'money-needs-two',
    askedBy: ['base', 'head'],
    by: ['team/board', 'member/conductor'],
    count: 2,
    because: [
      {
        message: '`member/ana` gains `billing:refund` on `*`',
        principals: ['member/ana', 'service-account/box-office'],
        changes: ['a'.repeat(64)],
        at: at('members/ana.yaml', 8),
      },
    ],
  },
  {
    guardrail: 'roles-are-the-boards',
    askedBy: ['base'],
    by: ['team/board'],
    count: 1,
    because: [
      {
        message: 'guardrail `money-needs-two` is weakened',
        principals: [],
        changes: [],
        at: at('guardrails.yaml', 3),
      },
    ],
  },
];
