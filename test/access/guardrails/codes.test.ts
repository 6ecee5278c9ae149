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
  const numbered = ['ana', 'bo', 'cy'].reduce(
    (text, name, id) =>
      text.replace(
        `name: ${name},`,
        `name: ${name}, identities: { github: { login: ${name}, id: ${id + 1} } },`,
      ),
    company,
  );
  const found = (by: string, count = '', documents = numbered) =>
    tooFewApprovers(organizationOf(documents + asks(by, count)), now).map(({ message }) => message);
  expect(found('team/guests', ', count: 2')).toEqual([
    'guardrail `house-rule` asks for 2 of team/guests, and there is 1: nobody can approve what it is about',
  ]);
  expect(found('team/clerks')).toHaveLength(1);
  expect(found('team/guests, member/cy', ', count: 2')).toHaveLength(1);
  expect(found('team/guests, member/bo', ', count: 2')).toEqual([]);
  expect(found('team/treasury')).toEqual([]);
  // Approvals are counted by the numbers of accounts, and of members alone.
  expect(found('team/treasury', '', company)).toEqual([
    'guardrail `house-rule` asks for 1 of team/treasury, and 0 of those there are known by the number of an account: nobody can approve what it is about',
  ]);
  const bot = `${numbered}---\nkind: ServiceAccount\nname: ci\nowner: team/treasury\n`;
  expect(found('service-account/ci', '', bot)).toHaveLength(1);
  // The last to be there counts.
  const until = (day: string) =>
    numbered.replace('members: [cy]', `members: [{ member: cy, expires: ${day} }, bo]`);
  expect(found('team/guests', ', count: 2', until('2027-01-01'))).toEqual([
    'guardrail `house-rule` asks for 2 of team/guests, and from 2027-01-02T00:00:00Z on there is 1: nobody can approve what it is about then',
  ]);
  expect(found('team/guests', '', until('2027-01-01'))).toEqual([]);
  expect(found('team/guests', ', count: 2', until('2026-11-01'))).toEqual([
    expect.stringContaining('and there is 1:'),
  ]);
});

test('every code is shown, here or where a base cannot be read', () => {
  // See test/operations/guardrails/judged-files.test.ts.
  const shown = [...Object.keys(forms), 'guardrail/base-not-known', 'guardrail/too-few-approvers'];
  expect(shown.sort()).toEqual(Object.keys(guardrailCodes).sort());
});
