import { describe, expect, it } from 'vitest';
import { compileAccess } from '../../../src/access/compile-access.ts';
import type { AccessStay } from '../../../src/access/diff/access-diff.ts';
import type { Place } from '../../../src/diagnostic/diagnostic.ts';
import { noon, organizationOf } from '../access-of.ts';
import { compareAccess } from './compare-pair.ts';

const all = ['read', 'list', 'write'].map((name) => `events:${name}`);

interface Gives {
  readonly actions: readonly string[];
  readonly resources?: readonly string[];
  readonly conditions?: object;
}

/** What stays for two who lose a role that gives some of this, beside roles that each give some. */
function staysBeside(
  others: Readonly<Record<string, readonly Gives[]>>,
  goes: Gives = { actions: all },
): readonly AccessStay<Place>[] {
  const roles = Object.entries({ goes: [goes], ...others });
  const statements = (gives: readonly Gives[]) =>
    gives.map((each) => ({ effect: 'allow', resources: ['*'], ...each }));
  const text = (held: readonly string[]) => `
kind: PolicyList
items: ${JSON.stringify(roles.map(([name, gives]) => ({ name, statements: statements(gives) })))}
---
kind: RoleList
items: ${JSON.stringify(roles.map(([name]) => ({ name, policies: [name] })))}
---
kind: MemberList
items: ${JSON.stringify(['ana', 'bo'].map((name) => ({ name, bindings: held })))}
`;
  const names = Object.keys(others);
  const [before, after] = [['goes', ...names], names].map((held) => organizationOf(text(held)));
  const sides = [before, after].map((each) => compileAccess(each as NonNullable<typeof each>));
  return compareAccess(sides[0] as (typeof sides)[0], sides[1] as (typeof sides)[0], { now: noon }).stays;
}

function on(actions: readonly string[], ...resources: readonly string[]): readonly [Gives] {
  const names = actions.map((each) => `events:${each}`);
  return [{ actions: names, ...(resources.length === 0 ? {} : { resources }) }];
}

const [a, b] = ['a', 'b'].map((each) => `krn:k:events:acme:${each}/*`) as [string, string];
const whole = (pattern: string) => [{ pattern, extent: 'whole' }];

function told({ principals, actions, through, moreThrough }: AccessStay<Place>): unknown {
  const ways = through.map(({ steps, gives }) => [steps.map(({ name }) => name).join(' '), gives]);
  return { principals: principals.join(), actions, ways, moreThrough };
}

describe('what stays by another path', () => {
  it('tells of each path that remains what it gives, where that is not all', () => {
    expect(
      staysBeside({ b: on(['write']), c: on(['read', 'list']), d: on(['read', 'list', 'write']) }).map(told),
    ).toEqual([
      {
        principals: 'member/ana,member/bo',
        actions: ['events:list', 'events:read', 'events:write'],
        ways: [
          ['role/d', undefined],
          ['role/c', [{ actions: ['events:list', 'events:read'] }]],
          ['role/b', [{ actions: ['events:write'] }]],
        ],
        moreThrough: undefined,
      },
    ]);
  });

  it('tells a path to each action before another to the same, and counts those that it does not tell', () => {
    const many = Object.fromEntries('abcdefg'.split('').map((name) => [name, on(['read'])]));
    const stays = staysBeside({ ...many, y: on(['list']), z: on(['write']) });
    expect(stays.map(told)).toMatchObject([
      {
        ways: ['role/a', 'role/y', 'role/z', 'role/b', 'role/c'].map((name) => [name, expect.anything()]),
        moreThrough: 4,
      },
    ]);
  });

  it('tells of each path on which resources it gives what stays, where that is not all of them', () => {
    const both = { actions: ['events:read', 'events:write'] };
    const stays = staysBeside(
      { one: on(['read', 'write'], a), two: on(['read', 'write'], b) },
      { ...both, resources: [a, b] },
    );
    expect(stays.map(told)).toMatchObject([
      {
        ways: [
          ['role/one', [{ ...both, resources: whole(a) }]],
          ['role/two', [{ ...both, resources: whole(b) }]],
        ],
        moreThrough: undefined,
      },
    ]);
  });

  it('tells of each action where a path gives it', () => {
    const stays = staysBeside(
      {
        one: [...on(['read'], a), ...on(['write'], b)],
        two: [...on(['read'], b), ...on(['write'], a)],
        three: [...on(['read'], a), ...on(['read'], b)],
      },
      { actions: ['events:read', 'events:write'], resources: [a, b] },
    );
    const gift = (action: string, pattern: string) => ({ actions: [action], resources: whole(pattern) });
    expect(stays.map(told)).toMatchObject([
      {
        ways: [
          ['role/one', [gift('events:read', a), gift('events:write', b)]],
          ['role/two', [gift('events:read', b), gift('events:write', a)]],
          ['role/three', [{ actions: ['events:read'] }]],
        ],
      },
    ]);
  });

  it('tells a path that gives it under a condition', () => {
    const conditions = { Bool: { 'events.internal': true } };
    const stays = staysBeside({
      always: on(['read', 'list', 'write']),
      internal: [{ actions: all, conditions }],
    });
    expect(stays.map(told)).toMatchObject([
      {
        ways: [
          ['role/always', undefined],
          ['role/internal', undefined],
        ],
      },
    ]);
  });
});
