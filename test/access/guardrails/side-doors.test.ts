import { describe, expect, test } from 'vitest';
import { company, guardrail, needed, told } from './guarded.ts';

const paying = guardrail('approval: { gains: { actions: ["billing:pay"] }, by: [team/treasury], count: 2 }');
const base = company + paying;

describe('who comes in by a side door', () => {
  const oncall = company.replace(
    'kind: TeamList\nitems:',
    'kind: TeamList\nitems:\n  - { name: oncall, members: [ana] }',
  );
  const joined = oncall
    .replace('oncall, members: [ana]', 'oncall, members: [ana, cy]')
    .replace('cy, role: viewer', 'cy, role: payer');
  const exempt = paying.replace(
    'name: house-rule',
    'name: house-rule\nexempt: [{ principal: team/oncall, reason: nights, expires: 2027-01-31 }]',
  );

  test('joins the team that is exempt, and is not', () => {
    expect(needed(oncall + exempt, joined + exempt)).toEqual([
      'team/treasury x2 (base head): `member/cy` may newly do `billing:pay`',
    ]);
    const forbids = guardrail(
      'exempt: [{ principal: team/oncall, reason: nights, expires: 2027-01-31 }]',
      'forbid: { principals: [member/cy, member/bo], actions: ["billing:pay"] }',
    );
    expect(told(joined + forbids, oncall + forbids)).toHaveLength(1);
    expect(told(joined + forbids, joined + forbids)).toEqual([]);
  });

  test('joins the team that may, which is asked about like an exemption', () => {
    const forbids = guardrail(
      'forbid: { principals: ["*"], actions: ["billing:pay"], unless: { teams: [oncall, treasury] } }',
    ).replace('house-rule', 'few-pay');
    const ofRules = guardrail(
      'approval: { gains: { actions: ["bylaw:guardrails.*"] }, by: [member/bo] }',
    ).replace('house-rule', 'rules');
    expect(told(joined + forbids, oncall + forbids)).toEqual([]);
    expect(needed(oncall + forbids + ofRules, joined + forbids + ofRules)).toEqual([
      'member/bo x1 (base head): `member/cy` comes into `team/oncall`, which guardrail `few-pay` lets pass',
    ]);
    expect(needed(joined + forbids + ofRules, joined + forbids + ofRules)).toEqual([]);
  });

  test('is somebody else of the team that may, or under the name that may', () => {
    const ofRules = guardrail(
      'approval: { gains: { actions: ["bylaw:guardrails.*"] }, by: [member/bo] }',
    ).replace('house-rule', 'rules');
    const asked = (unless: string) => {
      const forbids = guardrail(
        `forbid: { principals: ["*"], actions: ["billing:pay"], unless: { ${unless} } }`,
      ).replace('house-rule', 'few-pay');
      const other = joined.replace('cy@acme', 'mallory@acme');
      return needed(joined + forbids + ofRules, other + forbids + ofRules);
    };
    expect(asked('teams: [oncall, treasury]')).toEqual([
      'member/bo x1 (base head): `member/cy` comes into `team/oncall`, which guardrail `few-pay` lets pass',
    ]);
    expect(asked('teams: [treasury], principals: [member/cy]')).toEqual([
      'member/bo x1 (base head): `member/cy`, whom guardrail `few-pay` lets pass, is known by another `email`',
    ]);
  });

  test('has the account, or the key, of a machine that may', () => {
    const machine = (login: string, print: string) => `---
kind: ServiceAccount
name: ci
owner: member/ana
role: payer
identities: { github: { login: ${login} } }
---
kind: Token
name: t
owner: service-account/ci
inherit: true
fingerprint: ${print.repeat(64)}
`;
    const before = base + machine('ci', 'a');
    expect(needed(before, before)).toEqual([]);
    expect(needed(before, base + machine('mallory', 'a'))).toEqual([
      'team/treasury x2 (base head): `service-account/ci` is known by another `identities`: whoever that is may then do `billing:pay`',
    ]);
    expect(needed(before, base + machine('ci', 'b'))).toHaveLength(1);
    const later = base.replace(
      'cy, role: viewer',
      'cy, role: viewer, bindings: [{ role: payer, starts: 2027-03-01 }]',
    );
    expect(needed(later, later.replace('cy@acme', 'mallory@acme'))).toHaveLength(1);
  });
});
