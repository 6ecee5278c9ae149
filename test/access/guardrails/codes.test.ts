import { expect, test } from 'vitest';
import { tooFewApprovers } from '../../../src/access/guardrails/too-few-approvers.ts';
import { guardrailCodes } from '../../../src/diagnostic/catalogue/guardrail.ts';
import { organizationOf } from '../access-of.ts';
import { check, company, guardrail, now } from './guarded.ts';

const expired = 'exempt: [{ principal: member/cy, reason: over, expires: 2026-01-01 }]';
const forms: Readonly<Record<string, readonly string[]>> = {
  'guardrail/forbidden-access': ['forbid: { principals: ["*"], actions: ["billing:pay"] }'],
  'guardrail/not-separate': ['separate: { anyOf: ["billing:pay"], from: ["billing:view"] }'],
  'guardrail/access-missing': ['require: { principals: [member/bo], actions: ["billing:pay"] }'],
  'guardrail/too-many-holders': ['limit: { actions: ["billing:view"], holders: { max: 2 } }'],
  'guardrail/too-few-holders': ['limit: { actions: ["billing:pay"], holders: { min: 2 } }'],
  'guardrail/binding-too-long': ['maxBindingDuration: { duration: P1D }'],
  'guardrail/not-decided': ['forbid: { principals: [member/ana], actions: ["billing:pay"] }'],
  'guardrail/expired-exemption': ['forbid: { principals: [member/cy], actions: ["billing:pay"] }', expired],
};

test.each(Object.entries(forms))('%s is told where it stands, with what to do', (code, lines) => {
  const effort = code === 'guardrail/not-decided' ? 0 : undefined;
  const found = check(company + guardrail(...lines), undefined, effort);
  expect(found.map((each) => each.code)).toEqual([code]);
  expect(found[0]?.at).toBeDefined();
  expect(found[0]?.hint).toBeTruthy();
});

test('approvals that nobody can give are told', () => {
  const asks = (by: string, count: string) =>
    guardrail(`approval: { gains: { actions: ["billing:pay"] }, by: [${by}]${count} }`);
  const found = (by: string, count = '') =>
    tooFewApprovers(organizationOf(company + asks(by, count)), now).map(({ message }) => message);
  expect(found('team/guests', ', count: 2')).toEqual([
    'guardrail `house-rule` asks for 2 of team/guests, and there is 1: nobody can approve what it is about',
  ]);
  expect(found('team/clerks')).toHaveLength(1);
  expect(found('team/guests, member/cy', ', count: 2')).toHaveLength(1);
  expect(found('team/guests, member/bo', ', count: 2')).toEqual([]);
  expect(found('team/treasury')).toEqual([]);
});

test('every code is shown, here or where a base cannot be read', () => {
  // See test/operations/guardrails/judged-files.test.ts.
  const shown = [...Object.keys(forms), 'guardrail/base-not-known', 'guardrail/too-few-approvers'];
  expect(shown.sort()).toEqual(Object.keys(guardrailCodes).sort());
});
