import { describe, expect, test } from 'vitest';
import type { Member, Membership, Organization } from '../../src/model/model.ts';
import type { ActualState } from '../../src/plan/state.ts';
import { member, organization, planOf, team, unowned, world } from './world.ts';

const nobody: ActualState = {
  organization: 'orchestra',
  target: 'directory',
  entries: new Map(),
  owned: new Set(),
  reads: 0,
};

function orchestra(
  members: readonly (string | Member)[],
  limit: number,
  fields: Partial<Membership> = {},
  parts: Parameters<typeof organization>[0] = {},
): Organization {
  return organization({
    membership: {
      counts: ['active', 'pending'],
      requireReason: false,
      limit,
      written: { plan: 'chamber', plans: { chamber: { members: limit } } },
      ...fields,
    },
    members: members.map((each) => (typeof each === 'string' ? member(each) : each)),
    ...parts,
  });
}

function found(before: Organization | ActualState, after: Organization, options = {}) {
  const actual = 'entries' in before ? before : world(before);
  return planOf(after, actual, options).findings;
}

const suspended = (name: string) => member(name, { status: 'suspended' });

describe('plan/member-limit', () => {
  test('a member may be added up to the limit, and none past it', () => {
    const before = orchestra(['ana', 'bo'], 3);
    expect(found(before, orchestra(['ana', 'bo', 'cleo'], 3))).toEqual([]);
    expect(found(before, orchestra(['ana', 'bo', 'cleo', 'di'], 3))).toEqual([
      {
        code: 'plan/member-limit',
        severity: 'error',
        message: '`cleo` and 1 more are added: 4 members count, where plan `chamber` allows 3',
        hint: 'remove or suspend 1 in the same change, or move to a plan that allows more',
        at: { file: 'organizations/orchestra/cleo.yaml', document: 0, path: ['name'], on: 'value' },
      },
    ]);
  });

  test('the first apply is held to it too', () => {
    expect(found(nobody, orchestra(['ana', 'bo'], 2))).toEqual([]);
    expect(found(nobody, orchestra(['ana', 'bo', 'cleo'], 2)).map(({ message }) => message)).toEqual([
      '`ana` and 2 more are added: 3 members count, where plan `chamber` allows 2',
    ]);
  });

  test('reactivating adds, suspending makes room', () => {
    const before = orchestra(['ana', 'bo', suspended('cleo')], 2);
    expect(found(before, before)).toEqual([]);
    expect(found(before, orchestra(['ana', 'bo', 'cleo'], 2)).map(({ message }) => message)).toEqual([
      '`cleo` is added: 3 members count, where plan `chamber` allows 2',
    ]);
    expect(found(before, orchestra([suspended('ana'), 'bo', 'cleo'], 2))).toEqual([]);
    expect(found(before, orchestra(['ana', 'bo', 'cleo', 'di'], 2)).map(({ hint }) => hint)).toEqual([
      'remove or suspend 2 in the same change, or move to a plan that allows more',
    ]);
  });

  test('suspended members count only where `counts` says so', () => {
    const all = { counts: ['active', 'suspended'] as const };
    const before = orchestra(['ana'], 1);
    expect(found(before, orchestra(['ana', suspended('bo')], 1))).toEqual([]);
    expect(found(orchestra(['ana'], 1, all), orchestra(['ana', suspended('bo')], 1, all))).toHaveLength(1);
    const only = { counts: ['suspended'] as const };
    expect(found(orchestra(['ana'], 1, only), orchestra(['ana', 'bo'], 1, only))).toEqual([]);
  });

  test('over the limit removals, renames and unrelated changes pass, exchanges do not', () => {
    const before = orchestra(['ana', 'bo', 'cleo', 'di'], 2);
    expect(found(before, orchestra(['ana', 'bo', 'cleo'], 2))).toEqual([]);
    expect(found(before, orchestra(['ana', 'bo', suspended('cleo'), 'di'], 2))).toEqual([]);
    const renamed = member('bob', { previously: ['bo'] });
    expect(found(before, orchestra(['ana', renamed, 'cleo', 'di'], 2))).toEqual([]);
    const teams = { teams: [team('strings', ['ana', 'bo'])] };
    expect(found(before, orchestra(['ana', 'bo', 'cleo', 'di'], 2, {}, teams))).toEqual([]);
    expect(found(before, orchestra(['ana', 'bo', 'cleo', 'eve'], 2))).toHaveLength(1);
  });

  test('members who are there without Bylaw count, and are not added by it', () => {
    const before = unowned(world(orchestra(['ana', 'bo', 'cleo'], 2)), 'member:orchestra/cleo');
    const recorded = new Map([...before.entries].filter(([address]) => !address.endsWith('/cleo')));
    expect(
      found(before, orchestra(['ana', 'bo'], 2, {}, { displayName: 'Orchestra' }), { recorded }),
    ).toEqual([]);
    expect(found(before, orchestra(['ana', 'bo', 'cleo'], 2), { recorded })).toEqual([]);
    expect(
      found(before, orchestra(['ana', 'bo', 'di'], 2), { recorded }).map(({ message }) => message),
    ).toEqual(['`di` is added: 4 members count, where plan `chamber` allows 2']);
  });

  test('the limit that overrides the plan is named itself', () => {
    const written = { memberLimit: 1, plan: 'opera', plans: { opera: { members: 9, overridable: true } } };
    const [finding] = found(orchestra(['ana'], 1), orchestra(['ana', 'bo'], 1, { written }));
    expect(finding).toMatchObject({
      message: '`bo` is added: 2 members count, where `memberLimit` allows 1',
      hint: 'remove or suspend 1 in the same change, or raise `memberLimit`',
    });
  });

  test('without a limit anybody may be added', () => {
    const unlimited = organization({ members: ['ana', 'bo'].map((name) => member(name)) });
    expect(found(nobody, unlimited)).toEqual([]);
  });
});
