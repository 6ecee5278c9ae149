import type { ReviewedPlan } from '../../../src/report/pull-request/reviewed-plan.ts';
import { at, change, diffOf, route } from '../access-diff/sample-diff.ts';
import { planOf, section, change as stateChange } from '../orchestra-plan.ts';

const ways = {
  routes: [{ ...route(['team/core', 'role/editor']), example: 'member/ana' }],
  example: {
    principal: 'member/ana',
    action: 'billing:refund',
    resource: 'krn:acme:x',
    context: { 'principal.mfa': 'text' },
    before: 'deny',
    after: 'allow',
  },
} as const;

const access = {
  status: 'evaluated',
  system: 'directory',
  notes: ['a note'],
  ...diffOf(
    [
      change({
        ...ways,
        privileged: true,
        kind: 'wider',
        resources: [{ pattern: 'krn:acme:all', extent: 'part', except: ['krn:acme:some'] }],
        before: [{ StringEquals: { 'request.tag': ['one'] } }],
        when: [{ StringEquals: { 'request.tag': ['two'] } }],
        unless: [{ StringLike: { 'request.zone': 'three' } }],
        risk: {
          level: 'high',
          reasons: [{ because: 'privileged-action', level: 'high', message: 'it is grave' }],
        },
      }),
      change({ kind: 'lost', principals: ['member/bo'], actions: ['billing:view'] }),
    ],
    {
      stays: [
        {
          principals: ['member/cy'],
          gone: route(['team/night']),
          actions: ['events:list'],
          resources: ['krn:acme:events'],
          through: [route(['role/viewer'])],
        },
      ],
      causes: [{ of: 'team/core', change: 'changed', changes: [0], gain: 1, lose: 0 }],
      forecast: [
        { at: '2026-12-01T00:00:00Z', changes: [change({ kind: 'lost', principals: ['member/di'] })] },
      ],
    },
  ),
} as const;

const finding = {
  code: 'model/unknown-role',
  severity: 'error',
  message: 'it is wrong',
  hint: 'mend it',
  at: at('organizations/acme/a.yaml', 3),
} as const;

const guard = { guard: 'lost-members', message: 'too many', limit: 1, planned: 2, allow: 'a flag' };

/** A section with something of every sort that a plan may tell. */
const everything = section({
  changes: [
    stateChange({
      action: 'update',
      address: 'team:orchestra/a',
      before: { note: 'was' },
      after: { note: 'is' },
      reason: 'why',
    }),
    stateChange({ action: 'create', address: 'role:orchestra/a', after: { note: ['one', { deep: 'two' }] } }),
  ],
  held: [stateChange({ action: 'delete', address: 'team:orchestra/b', before: { note: 'was' } })],
  publishes: [{ policy: 'edit', version: 2, digest: 'd', previous: 1 }],
  letGo: [{ address: 'team:orchestra/c', fields: ['note'] }],
  clock: {
    starts: [{ address: 'team:orchestra/d', at: '2026-12-01T00:00:00Z', value: { note: 'later' } }],
    expires: [],
    changed: true,
  },
  access,
  guardrails: {
    status: 'evaluated',
    reason: '',
    changes: [
      {
        guardrail: 'no-refunds',
        change: 'weakened',
        message: 'it is weaker',
        at: at('organizations/acme/g.yaml', 4),
      },
    ],
  },
  approvals: { status: 'evaluated', needed: [] },
  guards: [guard, { ...guard, guard: 'lost-teams', allowed: { by: 'target', reason: 'it is a move' } }],
  findings: [finding, { ...finding, severity: 'warning', message: 'it is odd' }],
});

const counted = {
  needed: {
    guardrail: 'privileged-gains',
    askedBy: ['base', 'head'] as const,
    by: ['team/security', 'member/cleo'],
    count: 2,
    because: [{ message: 'somebody gains it', principals: ['member/ana'], changes: [] }],
  },
  given: [{ principal: 'member/bob', account: 3, login: 'bob' }],
  missing: 1,
  uncounted: [{ login: 'carla', because: 'other-commit' as const }],
};

const base = { ref: 'main', commit: 'b'.repeat(40) };
const bare: ReviewedPlan = {
  number: 12,
  head: 'a'.repeat(40),
  base,
  diagnostics: [],
  notes: [],
  approvals: [],
  unplanned: [],
};

/** The same with nothing but one of its parts: each alone is read sooner than all of it. */
const parts = (
  ['changes', 'held', 'publishes', 'letGo', 'clock', 'guardrails', 'guards', 'findings'] as const
).map((part) => [part, { ...bare, plan: planOf(section({ [part]: everything[part] })) }] as const);
const accessParts = (['changes', 'stays', 'causes', 'forecast', 'notes'] as const).map((part) => {
  const none = { changes: [], stays: [], causes: [], forecast: [], notes: [] };
  const own = {
    ...access,
    ...none,
    [part]: access[part],
    ...(part === 'causes' ? { changes: access.changes } : {}),
  };
  return [`access ${part}`, { ...bare, plan: planOf(section({ access: own })) }] as const;
});
const sections = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    section({ organization: `org-${index}`, publishes: everything.publishes, access }),
  );

/** Everything there is to tell, in each of the ways in which it is told. */
export const reviewedSamples: Readonly<Record<string, ReviewedPlan>> = {
  approvals: {
    ...bare,
    plan: planOf(section()),
    approvals: ['orchestra', 'choir'].map((organization) => ({
      organization,
      target: 'directory',
      counted: [counted],
    })),
    notes: [{ message: 'something is not settled' }],
    unplanned: ['choir'],
  },
  ...Object.fromEntries([...parts, ...accessParts]),
  'several sections': { ...bare, plan: planOf(...sections(2)) },
  'sections folded whole': { ...bare, plan: planOf(...sections(4)) },
  'files with errors': { ...bare, diagnostics: [finding] },
};
