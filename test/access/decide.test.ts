import { expect, test } from 'vitest';
import { decide } from '../../src/access/decide.ts';
import { accessOf, event, noon, statementsOfAna } from './access-of.ts';

test('an allow that matches allows, with its whole path', () => {
  const access = accessOf(
    statementsOfAna(`- { sid: Read, effect: allow, actions: ["events:read"], resources: ["${event}"] }`),
  );
  const decision = decide(access, { principal: 'member/ana', action: 'EVENTS:Read', resource: event }, noon);
  expect(decision).toEqual({
    effect: 'allow',
    reason: 'allow',
    statements: [
      {
        effect: 'allow',
        layer: 'bindings',
        path: { principal: 'member/ana', role: 'own', teams: [] },
        statement: {
          effect: 'allow',
          from: { is: 'policy', policy: 'own', standing: 'file' },
          sid: 'Read',
          index: 0,
          written: { sid: 'Read', effect: 'allow', actions: ['events:read'], resources: [event] },
        },
      },
    ],
    without: [],
    mistakes: [],
    assumptions: ['files-in-force'],
  });
  expect(access.statements).toEqual(decision.statements.map(({ statement }) => statement));
  expect(access.statements[0]).toBe(decision.statements[0]?.statement);
});
