import { describe, expect, test } from 'vitest';
import { compileAccess } from '../../../src/access/compile-access.ts';
import type { AccessDiff } from '../../../src/access/diff/access-diff.ts';
import { changedDocuments } from '../../../src/access/diff/changed-documents.ts';
import type { Place } from '../../../src/diagnostic/diagnostic.ts';
import { noon, organizationOf } from '../access-of.ts';
import { compareAccess } from './compare-pair.ts';
import { base, told } from './edited-organization.ts';

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

describe('what the ways to a change give', () => {
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
});
