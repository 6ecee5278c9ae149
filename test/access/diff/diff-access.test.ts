import { describe, expect, test } from 'vitest';
import { compileAccess } from '../../../src/access/compile-access.ts';
import type { AccessDiff, AccessRoute } from '../../../src/access/diff/access-diff.ts';
import { changedDocuments } from '../../../src/access/diff/changed-documents.ts';
import type { Place } from '../../../src/diagnostic/diagnostic.ts';
import { noon, organizationOf } from '../access-of.ts';
import { compareAccess } from './compare-pair.ts';

const base = `
kind: PolicyList
items:
  - { name: read, statements: [{ sid: Read, effect: allow, actions: ["events:read"], resources: ["krn:k:events:acme:pay/*"] }] }
  - { name: export, statements: [{ effect: allow, actions: ["events:read", "events:list"] }] }
  - { name: fence, statements: [{ effect: allow, actions: ["*"] }] }
---
kind: RoleList
items:
  - { name: reader, policies: [read] }
  - { name: exporter, policies: [export] }
  - { name: biller, permissions: ["billing:*"] }
---
kind: MemberList
items: [{ name: ana }, { name: bo }, { name: cy, bindings: [exporter] }]
---
kind: TeamList
items:
  - { name: top, members: [] }
  - { name: core, members: [ana, bo, cy], bindings: [exporter] }
---
kind: TokenList
items: [{ name: t, owner: member/cy, inherit: true }]
`;

function diffOf(...edits: readonly (readonly [string, string])[]): AccessDiff<Place> {
  const edited = edits.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`nothing to edit: ${from}`);
    return text.replace(from, to);
  }, base);
  const [before, after] = [organizationOf(base), organizationOf(edited)];
  const documents = changedDocuments(before, after);
  return compareAccess(compileAccess(before), compileAccess(after), { now: noon, documents });
}

function told({ changes, stays, forecast }: AccessDiff<Place>): readonly string[] {
  return [
    ...changes.map(change),
    ...stays.map(
      ({ principals, gone, actions, through }) =>
        `stay ${principals.join()} ${actions.join()}: ${route(gone)} | ${through.map(route).join(' | ')}`,
    ),
    ...forecast.flatMap(({ at, changes: then }) => then.map((each) => `${at}: ${change(each)}`)),
  ];
}

function change({
  kind,
  principals,
  actions,
  resources,
  when,
  unless,
  from,
  until,
  routes,
}: AccessDiff<Place>['changes'][number]): string {
  const period = `${from === undefined ? '' : ` from ${from}`}${until === undefined ? '' : ` until ${until}`}`;
  const on = resources
    .map(({ pattern, extent, except = [], allBut }) => {
      const but = except.length === 0 ? '' : allBut === true ? ` but ${except}` : ` not ${except}`;
      return `${extent} ${pattern}${but}`;
    })
    .join();
  const conditions = [
    ...when.map((each) => ` if ${JSON.stringify(each)}`),
    ...unless.map((each) => ` unless ${JSON.stringify(each)}`),
  ];
  return `${kind} ${principals.join()} ${actions.join()} on ${on}${conditions.join('')}${period}: ${routes.map(route).join(' | ')}`;
}

function route({ steps, principals }: AccessRoute<Place>): string {
  return `${steps.map(({ name }) => name).join(' > ')} x${principals}`;
}

describe('what changes for whom', () => {
  test('nothing', () => {
    expect(diffOf().counts).toEqual({ gain: 0, lose: 0, differ: 0, unknown: 0, stay: 0 });
    expect(told(diffOf(['kind: RoleList', 'kind: RoleList # said otherwise']))).toEqual([]);
  });

  test('a binding of a team', () => {
    expect(told(diffOf(['bindings: [exporter] }\n---', 'bindings: [] }\n---']))).toMatchInlineSnapshot(`
      [
        "lost member/ana,member/bo events:list,events:read on whole *: team/core > role/exporter > policy/export > statement 1 x2",
        "stay member/cy events:list,events:read: team/core > role/exporter x1 | role/exporter x1",
        "stay token/t events:list,events:read: member/cy > team/core > role/exporter x1 | member/cy > role/exporter x1",
      ]
    `);
  });

  test('a statement on a part of all resources', () => {
    expect(
      told(
        diffOf(
          ['name: top, members: []', 'name: top, members: [bo], bindings: [reader]'],
          ['members: [ana, bo, cy]', 'members: [ana, cy]'],
        ),
      ),
    ).toMatchInlineSnapshot(`
      [
        "lost member/bo events:list on whole *: team/core > role/exporter > policy/export > statement 1 x1",
        "lost member/bo events:read on part * but krn:k:events:acme:pay/*: team/core > role/exporter > policy/export > statement 1 x1",
      ]
    `);
  });

  test('which part of a pattern is left out', () => {
    const all = 'resources: ["krn:k:events:acme:pay/*"]';
    const edits = (...denied: readonly string[]) =>
      told(
        diffOf(
          ['{ name: bo }', '{ name: bo }, { name: dee, bindings: [reader] }'],
          [
            all,
            `${all} }, ${denied.map((each) => `{ effect: deny, ${each} }`).join(', ')}, { effect: allow, actions: ["events:list"]`,
          ],
        ),
      ).filter((line) => line.includes('member/dee events:read'));
    const read = 'actions: ["events:read"]';
    expect(edits(`${read}, resources: ["krn:k:events:acme:pay/sealed/*"]`)).toMatchInlineSnapshot(`
      [
        "gained member/dee events:read on part krn:k:events:acme:pay/* but krn:k:events:acme:pay/sealed/*: role/reader > policy/read > #Read x1",
      ]
    `);
    expect(
      edits(
        `${read}, resources: ["krn:k:events:acme:pay/sealed/*"]`,
        `${read}, resources: ["krn:k:events:acme:pay/s*", "krn:k:events:acme:pay/x/*"]`,
      ),
    ).toMatchInlineSnapshot(`
      [
        "gained member/dee events:read on part krn:k:events:acme:pay/* but krn:k:events:acme:pay/s*,krn:k:events:acme:pay/x/*: role/reader > policy/read > #Read x1",
      ]
    `);
    // Of what is denied in some contexts alone, a part is gained.
    expect(
      edits(
        `${read}, resources: ["krn:k:events:acme:pay/sealed/*"], conditions: { Bool: { principal.mfa: false } }`,
      ),
    ).toMatchInlineSnapshot(`
      [
        "gained member/dee events:read on part krn:k:events:acme:pay/*: role/reader > policy/read > #Read x1",
        "gained member/dee events:read on whole krn:k:events:acme:pay/sealed/* unless {"Bool":{"principal.mfa":false}}: role/reader > policy/read > #Read x1",
      ]
    `);
  });

  test('a boundary', () => {
    expect(
      told(
        diffOf(
          ['{ name: bo }', '{ name: bo, boundary: [fence] }'],
          ['{ name: ana }', '{ name: ana, boundary: [read] }'],
        ),
      ),
    ).toMatchInlineSnapshot(`
      [
        "lost member/ana events:list on whole *: team/core > role/exporter > policy/export > statement 1 x1",
        "lost member/ana events:read on part * but krn:k:events:acme:pay/*: team/core > role/exporter > policy/export > statement 1 x1",
      ]
    `);
  });

  test('another parent, another name, another place', () => {
    expect(
      told(
        diffOf(
          ['name: core,', 'name: core, parent: top,'],
          ['name: top, members: []', 'name: top, bindings: [biller]'],
        ),
      ),
    ).toMatchInlineSnapshot(`
      [
        "gained member/ana,member/bo,member/cy,token/t billing:pay on part *: team/core > team/top > role/biller > permissions x3 | member/cy > team/core > team/top > role/biller > permissions x1",
        "gained member/ana,member/bo,member/cy,token/t billing:view on part *: team/core > team/top > role/biller > permissions x3 | member/cy > team/core > team/top > role/biller > permissions x1",
      ]
    `);
    expect(told(diffOf(['name: core,', 'name: kernel, previously: [core],']))).toMatchInlineSnapshot(`[]`);
    expect(
      told(
        diffOf(
          ['name: top, members: []', 'name: top, members: [ana], bindings: [exporter]'],
          ['members: [ana, bo, cy]', 'members: [bo, cy]'],
        ),
      ),
    ).toMatchInlineSnapshot(`
      [
        "stay member/ana events:list,events:read: team/core > role/exporter x1 | team/top > role/exporter x1",
      ]
    `);
  });

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

  test('what starts and ends', () => {
    expect(
      told(
        diffOf([
          '{ name: ana }',
          '{ name: ana, bindings: [{ role: biller, starts: 2027-01-01, expires: 2027-02-01 }] }',
        ]),
      ),
    ).toMatchInlineSnapshot(`
      [
        "gained member/ana billing:pay on part * from 2027-01-01T00:00:00Z until 2027-02-02T00:00:00Z: role/biller > permissions x1",
        "gained member/ana billing:view on part * from 2027-01-01T00:00:00Z until 2027-02-02T00:00:00Z: role/biller > permissions x1",
      ]
    `);
    expect(
      told(diffOf(['members: [ana,', 'members: [{ member: ana, expires: 2026-06-10 },'])),
    ).toMatchInlineSnapshot(`
      [
        "lost member/ana events:list,events:read on whole *: team/core > role/exporter > policy/export > statement 1 x1",
      ]
    `);
  });

  test('conditions', () => {
    expect(
      told(
        diffOf([
          'actions: ["events:read", "events:list"]',
          'actions: ["events:read", "events:list"], conditions: { Bool: { principal.mfa: true } }',
        ]),
      ),
    ).toMatchInlineSnapshot(`
      [
        "narrower member/ana,member/bo,member/cy,token/t events:list,events:read on whole * if {"Bool":{"principal.mfa":true}}: team/core > role/exporter > policy/export > statement 1 x3 | role/exporter > policy/export > statement 1 x1 | member/cy > role/exporter > policy/export > statement 1 x1 | member/cy > team/core > role/exporter > policy/export > statement 1 x1",
      ]
    `);
    expect(
      told(
        diffOf([
          'statements: [{ effect: allow, actions: ["events:read", "events:list"] }]',
          'statements: [{ effect: allow, actions: ["events:read", "events:list"] }, { effect: deny, actions: ["events:list"], conditions: { BoolIfExists: { principal.mfa: false } } }]',
        ]),
      ),
    ).toMatchInlineSnapshot(`
      [
        "narrower member/ana,member/bo,member/cy,token/t events:list on whole * unless {"BoolIfExists":{"principal.mfa":false}}: team/core > role/exporter > policy/export > statement 1 x3 | role/exporter > policy/export > statement 1 x1 | member/cy > role/exporter > policy/export > statement 1 x1 | member/cy > team/core > role/exporter > policy/export > statement 1 x1",
      ]
    `);
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
    expect(diff.causes.map(({ of, changes }) => [of, changes])).toEqual([
      ['team/ones', [0]],
      ['team/twos', [0]],
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
