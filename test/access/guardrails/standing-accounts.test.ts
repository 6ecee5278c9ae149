import { expect, test } from 'vitest';
import { mayTouch } from '../../../src/access/guardrails/touched-by.ts';
import { guardrailFindings } from '../../../src/operations/guardrails/guardrail-findings.ts';
import { organizationOf } from '../access-of.ts';
import { guardrail, now } from './guarded.ts';

const org = (accounts: string, rule: string) =>
  organizationOf(`
kind: RoleList
items:
  - { name: payer, permissions: ["billing:pay"] }
  - { name: writer, permissions: ["events:write"] }
---
kind: MemberList
items:
  - { name: ana, bindings: [payer] }
  - { name: bo }
---
kind: ServiceAccountList
items: [${accounts}]
${rule}`);

const separate = guardrail('separate: { anyOf: ["billing:pay"], from: ["events:write"] }');
const forbid = guardrail('forbid: { principals: [member/ana, member/bo], actions: ["events:write"] }');
const account = (name: string, owner: string, on = ', on: ["krn:k:events:acme:tiny"]') =>
  `{ name: ${name}, owner: member/${owner}, bindings: [{ role: writer${on} }] }`;

async function judged(before: string, after: string, rule: string) {
  const organization = org(after, rule);
  const found = await guardrailFindings({ organization, base: org(before, rule), now });
  const changes = [{ address: 'binding:acme/service-account/sa1#writer', effect: 'gain' }];
  return found.map(({ standing, principals }) => [standing, mayTouch(organization, principals, changes, [])]);
}

test('a breach by an account stands only as long as no account of theirs comes to more', async () => {
  const one = account('sa1', 'ana');
  expect(await judged(one, one, separate)).toEqual([['inherited', true]]);
  expect(await judged(one, account('sa1', 'ana', ''), separate)).toEqual([[undefined, true]]);
  const second = account('sa2', 'ana', '');
  expect(await judged(one, `${one}, ${second}`, separate)).toEqual([[undefined, true]]);
  // One that is handed over to her holds what it held.
  const others = `${one}, ${account('sa2', 'bo', '')}`;
  expect(await judged(others, `${one}, ${second}`, separate)).toEqual([[undefined, true]]);
  expect(await judged(`${one}, ${second}`, one, separate)).toEqual([['inherited', true]]);
});

test('an account that is handed over is forbidden anew', async () => {
  const one = account('sa1', 'ana');
  expect(await judged(one, one, forbid)).toEqual([['inherited', true]]);
  expect(await judged(one, account('sa1', 'bo'), forbid)).not.toContainEqual(['inherited', true]);
});
