import { describe, expect, test } from 'vitest';
import { compileAccess } from '../../../src/access/compile-access.ts';
import type { AccessDiff } from '../../../src/access/diff/access-diff.ts';
import { changedDocuments } from '../../../src/access/diff/changed-documents.ts';
import type { Place } from '../../../src/diagnostic/diagnostic.ts';
import { noon, organizationOf } from '../access-of.ts';
import { compareAccess } from './compare-pair.ts';
import { base, diffOf } from './edited-organization.ts';

describe('through what, and by which documents', () => {
  test('documents are no cause of what they said before already', () => {
    const { changes, causes } = diffOf(
      // Of `events:read` neither the role nor the policy that it gets says anything else.
      [
        'name: exporter, policies: [export]',
        'name: exporter, policies: [export], permissions: ["billing:pay"]',
      ],
      ['name: top, members: []', 'name: top, bindings: [exporter], members: []'],
      [
        '{ name: core, members: [ana, bo, cy], bindings: [exporter] }',
        '{ name: core, members: [bo], bindings: [] }',
      ],
      ['{ name: bo }', '{ name: bo, bindings: [{ role: exporter, expires: 2027-01-01 }] }'],
      ['{ name: ana }', '{ name: ana, bindings: [exporter] }'],
    );
    const of = new Map(
      causes.map((cause) => [cause.of, cause.changes.flatMap((at) => changes[at]?.actions ?? [])]),
    );
    expect(Object.fromEntries(of)).toMatchInlineSnapshot(`
      {
        "member/ana": [
          "billing:pay",
        ],
        "member/bo": [
          "billing:pay",
          "events:list",
          "events:read",
        ],
        "role/exporter": [
          "billing:pay",
          "billing:pay",
        ],
        "team/core": [
          "events:list",
          "events:read",
        ],
        "team/top": [],
      }
    `);
  });

  test('a team that somebody leaves is no cause of what they gain elsewhere, unless a condition reads it', () => {
    const edits = [
      ['name: top, members: []', 'name: top, bindings: [biller], members: [ana]'],
      [
        '{ name: core, members: [ana, bo, cy], bindings: [exporter] }',
        '{ name: core, members: [bo, cy], bindings: [exporter] }',
      ],
      ['{ name: ana }', '{ name: ana, bindings: [exporter] }'],
    ] as const;
    const core = (diff: AccessDiff<Place>) => diff.causes.find(({ of }) => of === 'team/core')?.gain;
    expect(core(diffOf(...edits))).toBe(0);
    const read = 'name: fence, statements: [{ effect: allow, actions: ["*"] }]';
    const reading = read.replace(
      '}]',
      ', conditions: { ForAnyValue:StringEquals: { principal.teams: top } } }]',
    );
    expect(core(diffOf(...edits, [read, reading]))).toBe(1);
  });

  test('a change that is told by what remains comes from what went', () => {
    // What gave it without a condition stands in no way that is left.
    const world = (listing: string) =>
      organizationOf(`${base.replace('"events:list"', listing)}
---
kind: PolicyList
items: [{ name: half, statements: [{ effect: allow, actions: ["events:list"], conditions: { Bool: { principal.mfa: true } } }] }]
---
kind: RoleList
items: [{ name: halver, policies: [half] }]
---
kind: TeamList
items: [{ name: halves, members: [ana, bo, cy], bindings: [halver] }]
`);
    const [before, after] = [world('"events:list"'), world('"events:read"')];
    const documents = changedDocuments(before, after);
    const { changes, causes } = compareAccess(compileAccess(before), compileAccess(after), {
      now: noon,
      documents: [...documents, { of: 'role/biller', change: 'changed', actions: ['billing:*'] }],
    });
    const names = changes.map(({ kind, actions }) => `${kind} ${actions}`);
    expect(causes.map((cause) => [cause.of, cause.changes.map((at) => names[at])])).toEqual([
      ['policy/export', ['narrower events:list']],
      ['role/biller', []],
    ]);
  });

  test('whose each way is, and of how many none is told', () => {
    const { changes } = diffOf([
      'actions: ["events:read", "events:list"]',
      'actions: ["events:read", "events:list", "billing:view"]',
    ]);
    expect(
      changes.map(({ routes }) => routes.map(({ principals, example }) => [principals, example])),
    ).toEqual([
      [
        [3, 'member/ana'],
        [1, 'member/cy'],
        [1, 'token/t'],
        [1, 'token/t'],
      ],
    ]);
    const names = Array.from({ length: 8 }, (_, index) => `m${index}`);
    const world = (bindings: string) =>
      organizationOf(`${base}
---
kind: MemberList
items: [${names.map((name) => `{ name: ${name} }`)}]
---
kind: TeamList
items: [${names.map((name) => `{ name: of-${name}, members: [${name}]${bindings} }`)}]
`);
    const [before, after] = [world(''), world(', bindings: [biller]')];
    const { changes: many } = compareAccess(compileAccess(before), compileAccess(after), { now: noon });
    expect(many.map(({ routes, moreRoutes, untold }) => [routes.length, moreRoutes, untold])).toEqual([
      [5, 3, 3],
      [5, 3, 3],
    ]);
  });

  test('what each changed document does, and for whom', () => {
    const { changes, causes } = diffOf(
      [
        'name: exporter, policies: [export]',
        'name: exporter, policies: [export], permissions: ["billing:view"]',
      ],
      [
        'name: biller, permissions: ["billing:*"]',
        'name: biller, permissions: ["billing:view"], description: Bills',
      ],
      ['{ name: ana }', '{ name: ana, bindings: [biller] }'],
      ['name: top, members: []', 'name: top, members: [bo], bindings: [biller]'],
    );
    expect(changes.map(({ principals, actions }) => `${principals.join()} ${actions.join()}`)).toEqual([
      'member/ana,member/bo,member/cy,token/t billing:view',
    ]);
    expect(causes).toEqual([
      { of: 'member/ana', change: 'changed', changes: [0], gain: 1, lose: 0 },
      { of: 'role/biller', change: 'changed', changes: [0], gain: 2, lose: 0 },
      { of: 'role/exporter', change: 'changed', changes: [0], gain: 4, lose: 0 },
      { of: 'team/top', change: 'changed', changes: [0], gain: 1, lose: 0 },
    ]);
  });
});
