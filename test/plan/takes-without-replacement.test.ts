import { expect, test } from 'vitest';
import { binding, member, organization, planOf, role, team, world } from './world.ts';

const reader = role('reader', ['books:read']);

function library(desk: readonly string[], annex: readonly string[], lost: readonly string[] = []) {
  return organization({
    roles: [reader, role('keeper', ['books:keep'])],
    members: [member('ana'), member('bo')],
    teams: [
      team('annex', annex, { bindings: [binding('reader')] }),
      team('desk', desk, { bindings: [binding('reader')] }),
      team('vault', lost, { bindings: [binding('keeper')] }),
    ],
  });
}

test('when an addition fails, only the removals that counted on it are held back', () => {
  const planned = planOf(library([], ['ana', 'bo']), world(library(['ana', 'bo'], [], ['ana'])));
  const { changes } = planned.section;
  const takes = planned.takesWithoutReplacement(changes);
  const change = (address: string) => {
    const found = changes.find((each) => each.address === address);
    if (found === undefined) throw new Error(`no change of ${address}`);
    return found;
  };
  const [anaLeaves, boLeaves] = ['ana', 'bo'].map((name) => change(`team-member:orchestra/desk/${name}`));
  const vault = change('team-member:orchestra/vault/ana');
  expect(changes.map((each) => takes(each, new Set()))).not.toContain(true);
  const undone = new Set([change('team-member:orchestra/annex/ana')]);
  expect([anaLeaves, boLeaves].map((each) => each && takes(each, undone))).toEqual([true, false]);
  undone.add(change('team-member:orchestra/annex/bo'));
  expect([anaLeaves, boLeaves].map((each) => each && takes(each, undone))).toEqual([true, true]);
  expect([vault.effect, takes(vault, undone)]).toEqual(['loss', false]);
});
