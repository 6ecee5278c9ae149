import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/digest/json.ts';
import { bindingAddress } from '../../src/plan/address.ts';
import { renameInState } from '../../src/plan/rename-in-state.ts';

const desk = { role: 'clerk', zone: 'archive' };

const library: ReadonlyMap<string, JsonObject> = new Map<string, JsonObject>([
  [
    'organization:library',
    {
      boundary: ['house', 'other'],
      membership: {
        owners: { role: 'clerk', min: 1 },
        organizationRole: { oneOf: ['clerk', 'guest'] },
        plan: 'clerk',
      },
    },
  ],
  ['role:library/clerk', { policies: ['house', 'house@2', 'household'] }],
  ['zone:library/archive', { roles: { oneOf: ['clerk', 'guest'] } }],
  ['member:library/ana', { role: 'clerk', manager: 'bo', boundary: ['house'] }],
  ['service-account:library/scanner', { owner: 'member/bo', role: 'clerk' }],
  ['token:library/scan', { owner: 'service-account/scanner' }],
  ['team:library/desk', { parent: 'staff' }],
  ['team-member:library/desk/bo', { role: 'member' }],
  ['team-member:library/desk/service-account/scanner', { role: 'member' }],
  [bindingAddress('library', { kind: 'team', name: 'desk' }, desk), desk],
]);

function changed(from: string, to: string): readonly (readonly [string, JsonObject])[] {
  return [...renameInState(library, { from, to })].filter(
    ([address, value]) => JSON.stringify(library.get(address)) !== JSON.stringify(value),
  );
}

describe('renameInState', () => {
  test('a member: owners, managers and places in teams', () => {
    expect(changed('member:library/bo', 'member:library/robert')).toEqual([
      ['member:library/ana', { role: 'clerk', manager: 'robert', boundary: ['house'] }],
      ['service-account:library/scanner', { owner: 'member/robert', role: 'clerk' }],
      ['team-member:library/desk/robert', { role: 'member' }],
    ]);
  });

  test('a service account: tokens and places in teams, not the member of the same name', () => {
    expect(
      changed('service-account:library/scanner', 'service-account:library/copier').map(
        ([address]) => address,
      ),
    ).toEqual([
      'service-account:library/copier',
      'token:library/scan',
      'team-member:library/desk/service-account/copier',
    ]);
    expect(changed('service-account:library/bo', 'service-account:library/copier')).toEqual([]);
  });

  test('a team: parents, memberships and bindings', () => {
    expect(changed('team:library/staff', 'team:library/crew')).toEqual([
      ['team:library/desk', { parent: 'crew' }],
    ]);
    expect(changed('team:library/desk', 'team:library/front').map(([address]) => address)).toEqual([
      'team:library/front',
      'team-member:library/front/bo',
      'team-member:library/front/service-account/scanner',
      bindingAddress('library', { kind: 'team', name: 'front' }, desk),
    ]);
  });

  test('a policy: pinned or not, in roles and boundaries, not one that begins alike', () => {
    expect(
      changed('policy:library/house', 'policy:library/rules').map(
        ([, value]) => value.policies ?? value.boundary,
      ),
    ).toEqual([['other', 'rules'], ['household', 'rules', 'rules@2'], ['rules']]);
  });

  test('a role and a zone: bindings get the key of their new role or zone', () => {
    const renamed = renameInState(library, { from: 'role:library/clerk', to: 'role:library/teller' });
    const binding = { role: 'teller', zone: 'archive' };
    expect(renamed.get(bindingAddress('library', { kind: 'team', name: 'desk' }, binding))).toEqual(binding);
    expect(renamed.get('organization:library')?.membership).toEqual({
      owners: { role: 'teller', min: 1 },
      organizationRole: { oneOf: ['teller', 'guest'] },
      plan: 'clerk',
    });
    expect(renamed.get('zone:library/archive')).toEqual({ roles: { oneOf: ['guest', 'teller'] } });
    expect(renamed.get('member:library/ana')?.role).toBe('teller');
    const zoned = renameInState(library, { from: 'zone:library/archive', to: 'zone:library/vault' });
    const vault = { role: 'clerk', zone: 'vault' };
    expect(zoned.get(bindingAddress('library', { kind: 'team', name: 'desk' }, vault))).toEqual(vault);
  });

  test('a rename back restores every byte', () => {
    for (const [from, to] of [
      ['member:library/bo', 'member:library/robert'],
      ['role:library/clerk', 'role:library/desk-clerk'],
      ['policy:library/house', 'policy:library/h'],
      ['zone:library/archive', 'zone:library/vault'],
    ] as const) {
      expect([...renameInState(renameInState(library, { from, to }), { from: to, to: from })]).toEqual([
        ...library,
      ]);
    }
  });
});
