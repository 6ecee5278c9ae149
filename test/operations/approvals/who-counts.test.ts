import { expect, test } from 'vitest';
import { revoke } from '../../../src/operations/revoke/revoke.ts';
import { renderApplyText } from '../../../src/report/render-apply-text.ts';
import { emulatorPerTest } from '../../github-emulator/emulator-per-test.ts';
import { approvalWorld } from './approval-world.ts';

const { github } = emulatorPerTest();

const ana = 'team-member:acme/support/ana';

test('who was revoked in an emergency approves nothing', async () => {
  const world = await approvalWorld(github(), { security: 'bob, olivia' });
  const number = world.propose({ security: 'bob, olivia', support: 'carla, ana' });
  world.repository.review(number, 'bob', 'APPROVE');
  world.repository.merge(number);
  await revoke(world.session(), {
    principal: 'member/bob',
    reason: 'stolen laptop',
    confirm: async () => true,
  });
  world.git('checkout', '--quiet', '.');
  const result = await world.apply();
  const outcomes = result.sections.flatMap((section) => section.outcomes);
  expect(outcomes.find(({ address }) => address === ana)).toMatchObject({ status: 'held' });
  expect(renderApplyText(result)).toContain('bob does not count: is no approver');
  world.repository.review(number, 'olivia', 'APPROVE');
  const applied = await world.apply();
  expect(
    applied.sections.flatMap((section) => section.outcomes).find(({ address }) => address === ana),
  ).toMatchObject({ status: 'applied' });
});

test('another account under a known name is held', async () => {
  const world = await approvalWorld(github());
  const files = world.declare();
  const [path = '', text = ''] =
    Object.entries(files).find(([name]) => name.startsWith('organizations/')) ?? [];
  const carla = /\{name: carla, identities: \{github: \{login: carla, id: (\d+)\}\}\}/.exec(text);
  expect(carla).not.toBeNull();
  world.repository.commit(
    'main',
    { ...files, [path]: text.replace(String(carla?.[1]), '999999') },
    { author: 'ana' },
  );
  const result = await world.apply();
  expect(result.status).toBe('held');
  expect(result.sections.flatMap((section) => section.outcomes)).toMatchObject([
    { address: 'member:acme/carla', status: 'held' },
  ]);
});

test('who came to approve by applied files does, though something older waits', async () => {
  const world = await approvalWorld(github());
  const waits = { support: 'carla, ana' };
  world.repository.commit('main', world.declare(waits), { author: 'ana' });
  expect((await world.apply()).status).toBe('held');
  const leads = `apiVersion: bylaw/v1
kind: Team
name: leads
members: [olivia]
---
apiVersion: bylaw/v1
kind: Guardrail
name: reading
approval:
  gains: {actions: ["billing:invoice.read"]}
  by: [team/leads]
`;
  world.repository.merge(world.propose({ ...waits, more: leads }));
  expect((await world.apply()).status).toBe('held');
  const readers = 'apiVersion: bylaw/v1\nkind: Team\nname: readers\nmembers: [carla]\nbindings: [reader]\n';
  const number = world.propose({ ...waits, more: `${leads}---\n${readers}` });
  world.repository.review(number, 'olivia', 'APPROVE');
  world.repository.merge(number);
  const outcomes = (await world.apply()).sections.flatMap((section) => section.outcomes);
  expect(outcomes.filter(({ status }) => status === 'held').map(({ address }) => address)).toEqual([ana]);
  expect(outcomes).toContainEqual(
    expect.objectContaining({ address: 'team-member:acme/readers/carla', status: 'applied' }),
  );
});
