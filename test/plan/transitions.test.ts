import { describe, expect, test } from 'vitest';
import type { Member, Organization } from '../../src/model/model.ts';
import { selectOnly } from '../../src/plan/select-only.ts';
import type { ActualState } from '../../src/plan/state.ts';
import { member, organization, planOf, role, serviceAccount, team, withEntry, world } from './world.ts';

/** A company with one owner, as KeyPort has it. */
function company(members: readonly Member[], parts: Parameters<typeof organization>[0] = {}): Organization {
  return organization({
    membership: {
      owners: { role: 'owner', min: 0, max: 1 },
      counts: ['active'],
      requireReason: false,
      written: { owners: { role: 'owner', min: 0, max: 1 } },
    },
    roles: [role('owner'), role('clerk')],
    members,
    ...parts,
  });
}

function found(before: Organization | ActualState, after: Organization) {
  const actual = 'entries' in before ? before : world(before);
  return planOf(after, actual).findings.map(({ code, message, at }) => [code, message, at?.path]);
}

const owner = member('ana', { role: 'owner' });
const clerk = member('bo', { role: 'clerk' });

describe('plan/owner-without-successor', () => {
  const code = 'plan/owner-without-successor';

  test('the owner is not removed, suspended or demoted alone', () => {
    const before = company([owner, clerk]);
    expect(found(before, before)).toEqual([]);
    expect(found(before, company([clerk]))).toEqual([
      [code, '`ana`, who owns the organization, is removed and nobody takes over', undefined],
    ]);
    expect(found(before, company([member('ana', { role: 'owner', status: 'suspended' }), clerk]))).toEqual([
      [code, '`ana`, who owns the organization, is suspended and nobody takes over', ['status']],
    ]);
    expect(found(before, company([member('ana', { role: 'clerk' }), clerk]))).toEqual([
      [code, '`ana`, who owns the organization, gives up the role and nobody takes over', ['role']],
    ]);
  });

  test('a transfer that names the successor, and a rename, are fine', () => {
    const before = company([owner, clerk]);
    expect(found(before, company([member('bo', { role: 'owner' })]))).toEqual([]);
    expect(found(before, company([member('anna', { role: 'owner', previously: ['ana'] }), clerk]))).toEqual(
      [],
    );
  });

  test('dropping the rule in the same change does not help', () => {
    const after = company([clerk], { membership: { counts: ['active'], requireReason: false, written: {} } });
    expect(found(company([owner, clerk]), after).map(([each]) => each)).toEqual([code]);
  });

  test('nor does pointing it at another role, which the owner does not have', () => {
    const owners = (role: string) => ({
      owners: { role, min: 1 },
      counts: ['active'] as const,
      requireReason: false,
      written: { owners: { role, min: 1 } },
    });
    const before = company([owner, clerk], { membership: owners('owner') });
    const demoted = [member('ana', { role: 'clerk' }), clerk];
    expect(found(before, company(demoted, { membership: owners('clerk') })).map(([each]) => each)).toEqual([
      code,
    ]);
    expect(found(before, company([owner, clerk], { membership: owners('clerk') }))).toEqual([]);
  });

  test('a role under another name is still the role', () => {
    const before = company([owner, clerk]);
    const renamed = { roles: [role('proprietor', [], { previously: ['owner'] }), role('clerk')] };
    const membership = {
      owners: { role: 'proprietor', min: 0, max: 1 },
      counts: ['active'] as const,
      requireReason: false,
      written: { owners: { role: 'proprietor', min: 0, max: 1 } },
    };
    const later = (members: readonly Member[]) => company(members, { ...renamed, membership });
    expect(found(before, later([member('ana', { role: 'proprietor' }), clerk]))).toEqual([]);
    expect(found(before, later([clerk])).map(([each]) => each)).toEqual([code]);
  });

  test('what a selection leaves out does not count as done', () => {
    const before = company([owner, clerk]);
    const handedOver = company([member('ana', { role: 'clerk' }), member('bo', { role: 'owner' })]);
    const planned = planOf(handedOver, world(before));
    const { section } = planned;
    const leaving = section.changes.filter(({ address }) => address === 'member:orchestra/ana');
    expect(planned.findings).toEqual([]);
    expect(planned.replan(leaving).findings.map((each) => each.code)).toEqual([code]);
  });

  test('the successor comes first, in the plan, in a selection and where a change fails', () => {
    const before = company([owner, member('zoe', { role: 'clerk' })]);
    const successor = member('zoe', { role: 'owner' });
    const leaving = [
      [member('ana', { role: 'clerk' })],
      [member('ana', { role: 'owner', status: 'suspended' })],
      [],
    ];
    for (const rest of leaving) {
      const planned = planOf(company([...rest, successor] as readonly Member[]), world(before));
      const { changes } = planned.section;
      expect(changes.map(({ address }) => address)).toEqual(['member:orchestra/zoe', 'member:orchestra/ana']);
      expect(selectOnly(planned, ['member:orchestra/ana']).planned.section.changes).toHaveLength(2);
      const [gain, loss] = changes;
      expect(loss && planned.prerequisites(changes)(loss)).toEqual([gain]);
    }
  });

  test('of several owners one may leave', () => {
    const before = company([owner, member('bo', { role: 'owner' })]);
    expect(found(before, company([member('bo', { role: 'owner' })]))).toEqual([]);
  });
});

test('plan/successor-not-a-member-yet: ownership does not pass to an invitation', () => {
  const membership = {
    owners: { role: 'owner', min: 1, max: 1 },
    counts: ['active'] as const,
    requireReason: false,
    written: { owners: { role: 'owner' }, invite: { expiresAfter: 'P7D' } },
  };
  const before = company([owner, clerk], { membership });
  const stranger = company([member('cleo', { role: 'owner' }), clerk], { membership });
  expect(found(before, stranger)).toEqual([
    [
      'plan/successor-not-a-member-yet',
      '`cleo` would own the organization before accepting an invitation',
      ['role'],
    ],
  ]);
  const passedOn = company([member('bo', { role: 'owner' })], { membership });
  expect(found(before, passedOn)).toEqual([]);
  // Whoever is invited and has not accepted can do nothing, whether or not people are still invited.
  const waiting = new Set(['member:orchestra/bo']);
  const codesOf = (planned: ReturnType<typeof planOf>) => planned.findings.map(({ code }) => code);
  const refused = ['plan/successor-not-a-member-yet'];
  expect(codesOf(planOf(passedOn, world(before), { waiting }))).toEqual(refused);
  const renamed = member('bob', { role: 'owner', previously: ['bo'] });
  expect(codesOf(planOf(company([renamed], { membership }), world(before), { waiting }))).toEqual(refused);
  expect(codesOf(planOf(company([member('bo', { role: 'owner' })]), world(before), { waiting }))).toEqual(
    refused,
  );
});

test('an owner who has not accepted yet is none to leave the organization to', () => {
  const two = company([owner, member('bo', { role: 'owner' })]);
  const waiting = new Set(['member:orchestra/bo']);
  const left = planOf(company([member('bo', { role: 'owner' })]), world(two), { waiting });
  expect(left.findings.map(({ code }) => code)).toEqual(['plan/successor-not-a-member-yet']);
  const cancelled = planOf(company([owner]), world(two), { waiting });
  expect(cancelled.findings).toEqual([]);
});

describe('plan/orphaned-service-account', () => {
  test('an owner is not suspended or removed while the account works', () => {
    const before = withEntry(world(company([owner, clerk])), 'service-account:orchestra/printer', {
      owner: 'member/bo',
      status: 'active',
      boundary: [],
    });
    expect(found(before, company([owner, member('bo', { role: 'clerk', status: 'suspended' })]))).toEqual([
      [
        'plan/orphaned-service-account',
        '`member/bo`, who owns service account `printer`, is suspended',
        undefined,
      ],
    ]);
    expect(found(before, company([owner])).map(([code]) => code)).toEqual(['plan/orphaned-service-account']);
  });

  test('unless the account is settled in the same change', () => {
    const declared = (members: readonly Member[], account: ReturnType<typeof serviceAccount>) =>
      company(members, { serviceAccounts: [account], teams: [team('desk', ['ana'])] });
    const before = declared([owner, clerk], serviceAccount('printer', { owner: 'member/bo' }));
    expect(found(before, declared([owner], serviceAccount('printer', { owner: 'team/desk' })))).toEqual([]);
    expect(found(before, company([owner]))).toEqual([]);
  });
});

test('plan/id-changed: an id of an object that stays', () => {
  const before = company([owner, clerk]);
  expect(found(before, company([owner, member('bo', { role: 'clerk', id: 'robert' })]))).toEqual([
    ['plan/id-changed', 'the id of member `bo` changes from `bo` to `robert`', ['id']],
  ]);
  const again = planOf(company([owner, member('bo', { role: 'clerk', id: 'robert' })]), world(before));
  expect(again.findings.map(({ severity, hint }) => [severity, hint])).toEqual([
    ['error', 'write `id: bo` if it is the same member; else remove it and apply first'],
  ]);
  expect(again.section.changes.map(({ effect }) => effect)).toEqual(['both']);
});

test('plan/id-changed: dropping `previously` of a renamed role', () => {
  const named = (fields: Parameters<typeof role>[2]) =>
    company([owner, clerk], { roles: [role('owner'), role('clerk'), role('page-turner', [], fields)] });
  const before = named({ previously: ['turner'] });
  expect(found(before, named({})).map(([code]) => code)).toEqual(['plan/id-changed']);
  expect(found(before, named({ id: 'turner' }))).toEqual([]);
  expect(planOf(named({}), world(before)).section.changes.map(({ effect }) => effect)).toEqual(['both']);
});
