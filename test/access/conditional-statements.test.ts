import { expect, test } from 'vitest';
import { conditionalStatements } from '../../src/access/conditional-statements.ts';
import { whoCan } from '../../src/access/who-can.ts';
import { accessOf, event, noon, statementsOfAna } from './access-of.ts';

test('of a conditional answer: the allows that may match, and the denies that have to be got past', () => {
  const access = accessOf(
    statementsOfAna(`
- { sid: Mfa, effect: allow, actions: ["events:read"], conditions: { Bool: { principal.mfa: true } } }
- { sid: Other, effect: allow, actions: ["events:read"], resources: ["krn:k:events:acme:secret/*"], conditions: { Bool: { principal.mfa: true } } }
- { sid: Settled, effect: allow, actions: ["events:read"], conditions: { StringEquals: { principal.attributes.department: sales } } }
- { sid: Given, effect: allow, actions: ["events:read"], conditions: { StringEquals: { events.region: us } } }
- { sid: Unless, effect: deny, actions: ["events:read"], conditions: { BoolIfExists: { principal.mfa: false } } }
- { sid: Elsewhere, effect: deny, actions: ["events:read"], conditions: { StringEquals: { events.region: ap } } }`),
  );
  const question = { action: 'events:read', resource: event, context: { 'events.region': 'eu' } };
  expect(whoCan(access, question, noon)).toEqual({ allowed: [], conditional: ['member/ana'] });
  const told = conditionalStatements(access, { principal: 'member/ana', ...question }, noon);
  expect(told.map(({ effect, statement }) => `${effect} ${statement.sid}`)).toEqual([
    'deny Unless',
    'allow Mfa',
  ]);
});

test('every layer of a token says what it asks for', () => {
  const access = accessOf(
    statementsOfAna(
      '- { sid: Read, effect: allow, actions: ["events:read"] }',
      `---
kind: Token
name: key
owner: member/ana
inherit: true
scopes:
  - { sid: WithMfa, effect: allow, actions: ["events:*"], conditions: { Bool: { principal.mfa: true } } }
  - { sid: Pay, effect: allow, actions: ["billing:pay"] }
`,
    ),
  );
  const question = { action: 'events:read', resource: event };
  expect(whoCan(access, question, noon).conditional).toEqual(['token/key']);
  const told = conditionalStatements(access, { principal: 'token/key', ...question }, noon);
  expect(told.map(({ layer, statement }) => `${layer} ${statement.sid}`)).toEqual([
    'bindings Read',
    'token-scopes WithMfa',
  ]);
});
