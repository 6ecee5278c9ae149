import { describe, expect, test } from 'vitest';
import { accessOf, reasonOf, statementsOfAna } from './access-of.ts';

function allowed(actions: string, more = ''): readonly string[] {
  const access = accessOf(statementsOfAna(`- { effect: allow, ${actions} }`, more));
  return [
    'events:read',
    'events:list',
    'events:listAll',
    'events:write',
    'events:ping',
    'billing:pay',
    'billing:view',
  ].filter((action) => reasonOf(access, { action, resource: '*' }) === 'allow');
}

describe('actions are compared without case, `*` and `?` in the part after the colon', () => {
  test.each([
    ['actions: ["events:read"]', ['events:read']],
    ['actions: ["EVENTS:Read"]', ['events:read']],
    ['actions: ["events:list*"]', ['events:list', 'events:listAll']],
    ['actions: ["events:LIST?LL"]', ['events:listAll']],
    ['actions: ["events:?ist"]', ['events:list']],
    [
      'actions: ["events:*"]',
      ['events:read', 'events:list', 'events:listAll', 'events:write', 'events:ping'],
    ],
    ['actions: ["events:*i*"]', ['events:list', 'events:listAll', 'events:write', 'events:ping']],
    ['actions: ["billing:pay", "events:ping"]', ['events:ping', 'billing:pay']],
    ['notActions: ["events:*"]', ['billing:pay', 'billing:view']],
    [
      'notActions: ["events:li*", "billing:PAY"]',
      ['events:read', 'events:write', 'events:ping', 'billing:view'],
    ],
    ['notActions: ["*"]', []],
  ])('%s', (actions, expected) => {
    expect(allowed(actions)).toEqual(expected);
  });

  test('`*` alone is every action', () => {
    expect(allowed('actions: ["*"]')).toHaveLength(7);
  });

  test('a request names an action of the catalogue', () => {
    const access = accessOf(statementsOfAna('- { effect: allow, actions: ["*"] }'));
    for (const action of [
      '',
      '*',
      'events',
      'events:',
      'events:*',
      'events:rea?',
      'gone:read',
      'events:read ',
      'bylaw:members.fly',
    ])
      expect(reasonOf(access, { action, resource: '*' }), action).toBe('refused');
    expect(reasonOf(access, { action: 'bylaw:Members.Invite', resource: '*' })).toBe('allow');
  });
});

test('a statement of 10,000 actions works', () => {
  const names = Array.from({ length: 10_000 }, (_, index) => `do-${index}`);
  const service = `---\nkind: Service\nname: huge\nactions:\n${names.map((name) => `  ${name}: {}\n`).join('')}`;
  const list = (effect: string, from: number) =>
    `- { effect: ${effect}, actions: [${names
      .slice(from)
      .map((name) => `"huge:${name}"`)
      .join(', ')}] }`;
  const access = accessOf(statementsOfAna(`${list('allow', 0)}\n${list('deny', 5_000)}`, service));
  expect(reasonOf(access, { action: 'huge:do-4999', resource: '*' })).toBe('allow');
  expect(reasonOf(access, { action: 'huge:do-9999', resource: '*' })).toBe('explicit-deny');
  expect(reasonOf(access, { action: 'events:ping', resource: '*' })).toBe('implicit-deny');
});
