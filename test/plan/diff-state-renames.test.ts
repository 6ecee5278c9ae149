import { describe, expect, test } from 'vitest';
import { cityOrchestra as orchestra } from './city-orchestra.ts';
import { binding, desiredOf, diff, member, organization, role, team, world } from './world.ts';

function summary(changes: readonly { action: string; address: string; before: unknown; after: unknown }[]) {
  return changes.map(({ action, address, before, after }) => ({ action, address, before, after }));
}

describe('renames', () => {
  test('an old name is one change, with all that refers to it', () => {
    const strings = team('bowed-strings', ['ana'], {
      bindings: [binding('player')],
      previously: ['strings'],
    });
    const violins = team('violins', ['bo', 'service-account/tuner'], { parent: 'bowed-strings' });
    const after = {
      ...orchestra,
      teams: new Map([
        ['bowed-strings', strings],
        ['violins', violins],
      ]),
    };
    expect(summary(diff(desiredOf(after), world(orchestra)).changes)).toEqual([
      {
        action: 'rename',
        address: 'team:orchestra/bowed-strings',
        before: { name: 'strings' },
        after: { name: 'bowed-strings' },
      },
    ]);
  });

  test('a renamed role keeps every binding, though their keys change', () => {
    const roles = [
      role('musician', ['scores:read'], { previously: ['player'] }),
      role('librarian', ['scores:read', 'scores:write'], { policies: ['house-rules'] }),
    ];
    const renamed = (name: string) => (name === 'player' ? 'musician' : name);
    const rebound = <T extends { readonly bindings: readonly { readonly role: string }[] }>(
      holders: ReadonlyMap<string, T>,
    ) =>
      new Map(
        [...holders].map(([name, holder]) => [
          name,
          { ...holder, bindings: holder.bindings.map((each) => ({ ...each, role: renamed(each.role) })) },
        ]),
      );
    const after = {
      ...orchestra,
      roles: new Map(roles.map((each) => [each.name, each])),
      members: new Map(
        [...rebound(orchestra.members)].map(([name, each]) => [name, { ...each, role: 'musician' }]),
      ),
      teams: rebound(orchestra.teams),
      serviceAccounts: rebound(orchestra.serviceAccounts),
    } as typeof orchestra;
    expect(summary(diff(desiredOf(after), world(orchestra)).changes)).toEqual([
      {
        action: 'rename',
        address: 'role:orchestra/musician',
        before: { name: 'player' },
        after: { name: 'musician' },
      },
    ]);
  });

  test('an id tells who moved when names form a chain', () => {
    const before = world(organization({ members: [member('ana'), member('bo')] }));
    const after = organization({
      members: [member('bo', { previously: ['ana'] }), member('cleo', { previously: ['bo'] })],
    });
    expect(summary(diff(desiredOf(after), before).changes)).toEqual([
      { action: 'rename', address: 'member:orchestra/cleo', before: { name: 'bo' }, after: { name: 'cleo' } },
      { action: 'rename', address: 'member:orchestra/bo', before: { name: 'ana' }, after: { name: 'bo' } },
    ]);
  });

  test('of several old names the newest that exists counts', () => {
    const before = world(organization({ teams: [team('fiddles', []), team('violins', [])] }));
    const after = organization({
      teams: [team('first-violins', [], { previously: ['fiddles', 'violins'] })],
    });
    expect(diff(desiredOf(after), before).changes.map(({ action, address }) => [action, address])).toEqual([
      ['rename', 'team:orchestra/first-violins'],
      ['delete', 'team:orchestra/fiddles'],
    ]);
  });

  test('a circle of names is no rename: the objects stay and their ids change', () => {
    const before = world(organization({ members: [member('ana'), member('bo')] }));
    const after = organization({ members: [member('ana', { id: 'bo' }), member('bo', { id: 'ana' })] });
    expect(diff(desiredOf(after), before).changes.map(({ action, address }) => [action, address])).toEqual([
      ['update', 'member:orchestra/ana'],
      ['update', 'member:orchestra/bo'],
    ]);
  });
});
