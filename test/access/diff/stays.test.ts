import { describe, expect, it } from 'vitest';
import { compileAccess } from '../../../src/access/compile-access.ts';
import type { AccessStay } from '../../../src/access/diff/access-diff.ts';
import type { Place } from '../../../src/diagnostic/diagnostic.ts';
import { noon, organizationOf } from '../access-of.ts';
import { compareAccess } from './compare-pair.ts';

const all = ['read', 'list', 'write'].map((name) => `events:${name}`);

/** What stays for somebody who loses a role that gives these actions, beside some roles that each give others. */
function staysBeside(others: Readonly<Record<string, readonly string[]>>): readonly AccessStay<Place>[] {
  const roles = Object.entries({ goes: all, ...others });
  const text = (held: readonly string[]) => `
kind: RoleList
items: ${JSON.stringify(roles.map(([name, permissions]) => ({ name, permissions })))}
---
kind: MemberList
items: ${JSON.stringify(['ana', 'bo'].map((name) => ({ name, bindings: held })))}
`;
  const names = Object.keys(others);
  const [before, after] = [['goes', ...names], names].map((held) => organizationOf(text(held)));
  const sides = [before, after].map((each) => compileAccess(each as NonNullable<typeof each>));
  return compareAccess(sides[0] as (typeof sides)[0], sides[1] as (typeof sides)[0], { now: noon }).stays;
}

function told({ principals, actions, through, moreThrough }: AccessStay<Place>): unknown {
  const ways = through.map(({ steps, gives }) => [steps.map(({ name }) => name).join(' '), gives]);
  return { principals: principals.join(), actions, ways, moreThrough };
}

describe('what stays by another path', () => {
  it('tells of each path that remains what it gives, where that is not all', () => {
    expect(staysBeside({ b: ['events:write'], c: ['events:read', 'events:list'], d: all }).map(told)).toEqual(
      [
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
      ],
    );
  });

  it('tells a path to each action before another to the same, and counts those that it does not tell', () => {
    const many = Object.fromEntries('abcdefg'.split('').map((name) => [name, ['events:read']]));
    const stays = staysBeside({ ...many, y: ['events:list'], z: ['events:write'] });
    expect(stays.map(told)).toMatchObject([
      {
        ways: ['role/a', 'role/y', 'role/z', 'role/b', 'role/c'].map((name) => [name, expect.anything()]),
        moreThrough: 4,
      },
    ]);
  });
});
