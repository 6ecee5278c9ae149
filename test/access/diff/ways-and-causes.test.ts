import { describe, expect, test } from 'vitest';
import { compileAccess } from '../../../src/access/compile-access.ts';
import type { AccessDiff } from '../../../src/access/diff/access-diff.ts';
import { changedDocuments } from '../../../src/access/diff/changed-documents.ts';
import type { Place } from '../../../src/diagnostic/diagnostic.ts';
import { noon, organizationOf } from '../access-of.ts';
import { compareAccess } from './compare-pair.ts';
import { base, diffOf, told } from './edited-organization.ts';

/** What each way gives, by its last document. */
function gifts({ changes }: AccessDiff<Place>) {
  return changes.map(({ routes }) =>
    routes.map(({ steps, gives }) => {
      const gift = (gives ?? []).map(({ actions, resources = [] }) => {
        const on = resources.map(({ extent, pattern }) => `${extent} ${pattern}`);
        return `${actions.join()} on ${on.join() || 'all'}`;
      });
      const known = gives?.length === 0 ? 'not the same for each' : gift.join(', ') || 'all';
      return `${steps.findLast(({ is }) => is === 'policy' || is === 'role')?.name}: ${known}`;
    }),
  );
}

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

  test('the ways to each part of what is gained, and the documents that lead there', () => {
    const world = (members: string) =>
      organizationOf(`${base}
---
kind: PolicyList
items:
  - { name: one, statements: [{ effect: allow, actions: ["events:read"], resources: ["krn:k:events:acme:one/*"] }] }
  - { name: two, statements: [{ effect: allow, actions: ["events:read"], resources: ["krn:k:events:acme:two/*"] }] }
---
kind: RoleList
items: [{ name: oner, policies: [one] }, { name: twoer, policies: [two] }]
---
kind: MemberList
items: [{ name: dee }]
---
kind: TeamList
items:
  - { name: ones, members: [${members}], bindings: [oner] }
  - { name: twos, members: [${members}], bindings: [twoer] }
`);
    const [before, after] = [world(''), world('dee')];
    const documents = changedDocuments(before, after);
    const diff = compareAccess(compileAccess(before), compileAccess(after), { now: noon, documents });
    expect(told(diff)).toEqual([
      'gained member/dee events:read on whole krn:k:events:acme:one/*,whole krn:k:events:acme:two/*: team/ones > role/oner > policy/one > statement 1 x1 | team/twos > role/twoer > policy/two > statement 1 x1',
    ]);
    expect(gifts(diff)).toEqual([
      [
        'policy/one: events:read on whole krn:k:events:acme:one/*',
        'policy/two: events:read on whole krn:k:events:acme:two/*',
      ],
    ]);
    expect(diff.causes.map(({ of, changes }) => [of, changes])).toEqual([
      ['team/ones', [0]],
      ['team/twos', [0]],
    ]);
  });

  test('what each of several ways gives, and never more', () => {
    const world = (members: string) =>
      organizationOf(`${base}
---
kind: PolicyList
items:
  - { name: both, statements: [{ effect: allow, actions: ["events:read", "events:list"], resources: ["krn:k:events:acme:*"] }] }
  - { name: one, statements: [{ effect: allow, actions: ["events:read"], resources: ["krn:k:events:acme:one/*"] }] }
  - name: many
    statements:
      - { effect: allow, actions: ["events:read"] }
      - { effect: allow, actions: ["events:list"], resources: ["krn:k:events:acme:one/*"] }
      - { effect: allow, actions: ["events:list"], resources: ["krn:k:events:acme:two/*"] }
---
kind: RoleList
items: [{ name: boths, policies: [both] }, { name: oner, policies: [one] }, { name: manys, policies: [many] }]
---
kind: MemberList
items: [{ name: dee }]
---
kind: TeamList
items:
  - { name: all-of-it, members: [${members}], bindings: [boths] }
  - { name: of-one, members: [${members}], bindings: [oner] }
  - { name: of-many, members: [${members}], bindings: [manys] }
`);
    const diff = compareAccess(compileAccess(world('')), compileAccess(world('dee')), { now: noon });
    expect(told(diff)).toMatchInlineSnapshot(`
      [
        "gained member/dee events:list on whole krn:k:events:acme:*: team/all-of-it > role/boths > policy/both > statement 1 x1 | team/of-many > role/manys > policy/many > statement 2 x1 | team/of-many > role/manys > policy/many > statement 3 x1",
        "gained member/dee events:read on whole *: team/all-of-it > role/boths > policy/both > statement 1 x1 | team/of-many > role/manys > policy/many > statement 1 x1 | team/of-one > role/oner > policy/one > statement 1 x1",
      ]
    `);
    expect(gifts(diff)).toMatchInlineSnapshot(`
      [
        [
          "policy/both: all",
          "policy/many: events:list on whole krn:k:events:acme:one/*",
          "policy/many: events:list on whole krn:k:events:acme:two/*",
        ],
        [
          "policy/both: events:read on whole krn:k:events:acme:*",
          "policy/many: all",
          "policy/one: events:read on whole krn:k:events:acme:one/*",
        ],
      ]
    `);
  });

  test('of several actions, which each way gives', () => {
    const world = (members: string) =>
      organizationOf(`${base}
---
kind: PolicyList
items: [{ name: list, statements: [{ effect: allow, actions: ["events:list"] }] }]
---
kind: RoleList
items: [{ name: lister, policies: [list] }]
---
kind: MemberList
items: [{ name: dee }]
---
kind: TeamList
items:
  - { name: all-of-it, members: [${members}], bindings: [exporter] }
  - { name: listers, members: [${members}], bindings: [lister] }
`);
    const diff = compareAccess(compileAccess(world('')), compileAccess(world('dee')), { now: noon });
    expect(diff.changes.map(({ actions }) => actions)).toEqual([['events:list', 'events:read']]);
    expect(gifts(diff)).toEqual([['policy/export: all', 'policy/list: events:list on all']]);
  });

  test('of a way that gives not the same to each who has it, nobody is said to have all by it', () => {
    const world = (bindings: (x: string, y: string) => string, both: string) =>
      organizationOf(`${base}
---
kind: RoleList
items:
  - { name: x, permissions: ["events:read"] }
  - { name: y, permissions: ["events:read"] }
---
kind: MemberList
items: [{ name: dee${bindings('one', 'two')} }, { name: eli${bindings('two', 'one')} }, { name: fay${both} }]
`);
    const on = (role: string, ...places: string[]) =>
      `{ role: ${role}, on: [${places.map((place) => `"krn:k:events:acme:${place}/*"`)}] }`;
    const given = (x: string, y: string) => `, bindings: [${on('x', x)}, ${on('y', y)}]`;
    const changesOf = (after: typeof given, fay = '') =>
      compareAccess(compileAccess(world(() => '', '')), compileAccess(world(after, fay)), { now: noon });
    const crossed = changesOf(given);
    expect(crossed.changes.map(({ principals }) => principals)).toEqual([['member/dee', 'member/eli']]);
    expect(gifts(crossed)).toEqual([['role/x: not the same for each', 'role/y: not the same for each']]);
    const alike = changesOf(() => given('one', 'two'));
    expect(gifts(alike)).toEqual([
      [
        'role/x: events:read on whole krn:k:events:acme:one/*',
        'role/y: events:read on whole krn:k:events:acme:two/*',
      ],
    ]);
    // Of one all, of others a part.
    const some = changesOf(() => given('one', 'two'), `, bindings: [${on('x', 'one', 'two')}]`);
    expect(some.changes.map(({ principals }) => principals.length)).toEqual([3]);
    expect(gifts(some)).toEqual([
      ['role/x: not the same for each', 'role/y: events:read on whole krn:k:events:acme:two/*'],
    ]);
    // In whichever order each has them.
    const ordered = (x: string, y: string) => `, bindings: [${on('x', x)}, ${on('x', y)}, ${on('y', 'one')}]`;
    expect(gifts(changesOf(ordered))).toEqual([
      ['role/x: all', 'role/y: events:read on whole krn:k:events:acme:one/*'],
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
