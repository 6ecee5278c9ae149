import type {
  AccessChange,
  AccessDiff,
  AccessRoute,
  RouteStep,
} from '../../../src/access/diff/access-diff.ts';

/** A place in a file, column 3. */
export function at(file: string, line: number): NonNullable<RouteStep['at']> {
  return { file, start: { line, column: 3 }, end: { line, column: 9 } };
}

export function route(names: readonly string[], principals = 1): AccessRoute {
  return {
    steps: names.map((name, index) => ({
      is: name.startsWith('#')
        ? 'statement'
        : (name.slice(0, Math.max(0, name.indexOf('/'))) as 'team') || 'system',
      name,
      at: at('organizations/acme/access.yaml', 10 + index),
    })),
    principals,
  };
}

const viaTeam = route(['team/core', 'role/editor', 'policy/edit@3', '#AllowEdit']);

/** `member/ana` gains an action on everything, unless said otherwise. */
export function change(own: Partial<AccessChange> = {}): AccessChange {
  return {
    kind: 'gained',
    principals: ['member/ana'],
    actions: ['billing:refund'],
    privileged: false,
    resources: [{ pattern: 'krn:acme:billing:acme:invoice/*', extent: 'whole' }],
    when: [],
    unless: [],
    routes: [viaTeam],
    moreRoutes: 0,
    risk: { level: 'none', reasons: [] },
    ...own,
  };
}

export function diffOf(changes: readonly AccessChange[], own: Partial<AccessDiff> = {}): AccessDiff {
  const people = (...kinds: AccessChange['kind'][]) =>
    new Set(changes.filter(({ kind }) => kinds.includes(kind)).flatMap(({ principals }) => principals)).size;
  return {
    changes,
    stays: [],
    causes: [],
    forecast: [],
    counts: {
      gain: people('gained', 'wider'),
      lose: people('lost', 'narrower'),
      differ: people('other'),
      unknown: people('unknown'),
      stay: 0,
    },
    ...own,
  };
}

export function members(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `member/m${String(index).padStart(4, '0')}`);
}

/** Every part of an access diff, as a reviewer might meet it. */
export const sampleDiff: AccessDiff = diffOf(
  [
    change({
      principals: members(500),
      actions: ['billing:refund', 'billing:void'],
      privileged: true,
      when: [{ Bool: { 'principal.mfa': true } }],
      routes: [
        { ...viaTeam, principals: 480, example: 'member/m0000' },
        { ...route(['role/admin', 'permissions']), example: 'member/m0480' },
      ],
      moreRoutes: 2,
      untold: 19,
      risk: {
        level: 'high',
        reasons: [
          { because: 'no-mfa', level: 'medium', message: '12 of them have no MFA' },
          { because: 'privileged-action', level: 'high', message: 'billing:refund is privileged' },
        ],
      },
    }),
    change({
      actions: ['events:delete', 'events:export', 'events:list', 'events:read', 'events:tag'],
      resources: [
        { pattern: 'krn:acme:events:acme:event/2026-*', extent: 'part' },
        { pattern: 'krn:acme:events:acme:held/*', extent: 'whole' },
      ],
      from: '2026-12-01T00:00:00Z',
      until: '2027-01-31T12:30:00Z',
      example: {
        principal: 'member/ana',
        action: 'events:read',
        resource: 'krn:acme:events:acme:event/2026-a',
        context: {},
        before: 'deny',
        after: 'allow',
      },
      risk: {
        level: 'low',
        reasons: [{ because: 'external-identity', level: 'low', message: 'member/ana is external' }],
      },
    }),
    change({
      kind: 'unknown',
      principals: ['service-account/ci'],
      resources: [{ pattern: '*', extent: 'part' }],
      routes: [],
      risk: {
        level: 'medium',
        reasons: [{ because: 'not-compared', level: 'medium', message: 'it could not be compared' }],
      },
    }),
    change({
      kind: 'wider',
      principals: ['member/bo', 'token/ci'],
      before: [{ Bool: { 'principal.mfa': true }, IpAddress: { 'request.ip': ['10.0.0.0/8'] } }],
      when: [
        { Bool: { 'principal.mfa': true } },
        { IpAddress: { 'request.ip': ['10.0.0.0/8', 'fd00::/8'] } },
      ],
      example: {
        principal: 'member/bo',
        action: 'billing:refund',
        resource: 'krn:acme:billing:acme:invoice/a',
        context: { 'principal.mfa': true, 'request.ip': '192.0.2.1' },
        before: 'deny',
        after: 'allow',
      },
    }),
    change({ kind: 'lost', principals: ['member/bo'], actions: ['billing:view'] }),
    change({
      kind: 'narrower',
      principals: ['member/cy', 'member/di', 'member/eli', 'token/ci'],
      before: [],
      when: [{ Bool: { 'principal.mfa': true } }],
    }),
  ],
  {
    stays: [
      {
        principals: members(7),
        gone: route(['team/night-shift', 'role/viewer'], 7),
        actions: ['events:list', 'events:read'],
        through: [route(['role/viewer'], 5), viaTeam],
      },
    ],
    causes: [
      { of: 'role/editor', change: 'changed', changes: [0, 3], gain: 502, lose: 0 },
      { of: 'policy/edit@3', change: 'added', changes: [0], gain: 500, lose: 0 },
      { of: 'team/core', change: 'removed', changes: [4, 5], gain: 0, lose: 5 },
      { of: 'team/night-shift', change: 'changed', changes: [], gain: 0, lose: 0 },
    ],
    forecast: [
      {
        at: '2026-12-01T00:00:00Z',
        changes: [change({ kind: 'lost', principals: ['member/bo'], actions: ['billing:pay'] })],
      },
    ],
    counts: { gain: 503, lose: 5, differ: 0, unknown: 1, stay: 7 },
  },
);
