import { describe, expect, test } from 'vitest';
import { company, guardrail, needed, told } from './guarded.ts';

const forbid = (unless: string) =>
  guardrail(`forbid: { principals: ["*"], actions: ["billing:pay"], unless: ${unless} }`);

/** Bo pays by his one role, Cy by a binding in one place alone. */
const payers = company
  .replace('name: bo, role: viewer', 'name: bo, role: payer')
  .replace(
    'name: cy, role: viewer',
    'name: cy, role: viewer, bindings: [{ role: payer, on: ["krn:k:billing:acme:x/*"] }]',
  );

/** Who breaks it. */
function broken(documents: string, base?: string): readonly string[] {
  return told(documents, base).map((each) => /`([^`]+)`/.exec(each)?.[1] ?? each);
}

describe('whom forbid lets pass', () => {
  test('those named, whoever holds a role everywhere, and teams in either list', () => {
    expect(broken(payers + forbid('{ teams: [treasury] }'))).toEqual(['member/bo', 'member/cy']);
    expect(broken(payers + forbid('{ principals: [member/bo, team/treasury] }'))).toEqual(['member/cy']);
    // What is held in one place is no role of the organization.
    expect(broken(payers + forbid('{ roles: [payer] }'))).toEqual(['member/cy']);
    const token = '---\nkind: Token\nname: robot\nowner: member/bo\ninherit: true\n';
    expect(broken(payers + token + forbid('{ roles: [payer], principals: [member/cy] }'))).toEqual([]);
  });

  test('only while they hold it', () => {
    const later = company
      .replace('bindings: [payer]', 'bindings: [{ role: viewer }]')
      .replace(
        'name: bo, role: viewer',
        'name: bo, role: viewer, bindings: [{ role: payer, expires: 2027-02-01 }]',
      );
    const two = later.replace('bindings: [{ role: payer,', 'bindings: [{ role: payer2 }, { role: payer,');
    const roles = '{ name: payer2, permissions: ["billing:pay"] }\n  - { name: reader';
    expect(broken(later + forbid('{ roles: [payer] }'))).toEqual([]);
    expect(told(two.replace('{ name: reader', roles) + forbid('{ roles: [payer] }'))).toEqual([
      expect.stringContaining(
        '`member/bo` may do `billing:pay` by `role/payer2` from 2027-02-02T00:00:00Z on',
      ),
    ]);
  });
});

const approval = guardrail('approval: { gains: { actions: ["billing:pay"] }, by: [member/ana] }').replace(
  'house-rule',
  'ana-agrees',
);

test('to let more pass is to weaken it, by whatever list; to let fewer pass is not', () => {
  const weakened = (before: string, after: string) =>
    needed(payers + forbid(before) + approval, payers + forbid(after) + approval).join();
  const teams = '{ teams: [treasury] }';
  expect(weakened(teams, '{ teams: [treasury], roles: [payer] }')).toContain('`house-rule` is changed');
  expect(weakened(teams, '{ teams: [treasury], principals: [member/bo] }')).toContain(
    '`house-rule` is changed',
  );
  expect(weakened('{ roles: [payer] }', '{ roles: [payer, viewer] }')).toContain('`house-rule` is changed');
  expect(weakened('{ teams: [treasury], roles: [payer] }', teams)).toBe('');
  expect(weakened('{ principals: [team/treasury] }', teams)).toBe('');
});

test('who comes to hold a role that lets pass is told to those who approve', () => {
  const base = company + forbid('{ roles: [payer], teams: [treasury] }') + approval;
  expect(needed(base, base.replace('name: bo, role: viewer', 'name: bo, role: payer')).join()).toContain(
    '`member/bo` comes into `role/payer`, which guardrail `house-rule` lets pass',
  );
  expect(needed(base, base.replace('name: bo, role: viewer', 'name: bo, role: reader'))).toEqual([]);
});

test('who is to hold it later was told when that was written, and is not told again', () => {
  const base = company + forbid('{ roles: [payer], teams: [treasury] }') + approval;
  const later = base.replace(
    'name: bo, role: viewer',
    'name: bo, role: viewer, bindings: [{ role: payer, starts: 2099-01-01 }]',
  );
  const told = '`member/bo` comes into `role/payer`';
  expect(needed(base, later).join()).toContain(told);
  expect(needed(later, later.replace('role: viewer', 'role: reader')).join()).not.toContain(told);
  // Sooner than was agreed is something else.
  expect(needed(later, later.replace('2099-01-01', '2098-01-01')).join()).toContain(told);
});
