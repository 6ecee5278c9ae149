import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/digest/json.ts';
import { applyChange, type Effectless } from '../../src/plan/apply-change.ts';

const address = 'member:library/ana';
const library = new Map<string, JsonObject>([
  [address, { status: 'active', email: 'ana@library.example', boundary: [] }],
  ['team-member:library/desk/ana', { role: 'member' }],
]);

function apply(change: Omit<Effectless, 'address'> & { readonly address?: string }) {
  const { stale, entries } = applyChange(library, { address, ...change });
  return stale === undefined ? Object.fromEntries(entries) : stale.message;
}

describe('applyChange', () => {
  test('each action does what it says, and the state given stays as it was', () => {
    const before = JSON.stringify([...library]);
    const created = apply({ action: 'create', address: 'team:library/desk', before: null, after: {} });
    expect(created).toMatchObject({ 'team:library/desk': {} });
    const updated = apply({
      action: 'update',
      before: { email: 'ana@library.example' },
      after: { displayName: 'Ana' },
    });
    expect(updated).toMatchObject({ [address]: { status: 'active', boundary: [], displayName: 'Ana' } });
    expect(
      apply({
        action: 'delete',
        address: 'team-member:library/desk/ana',
        before: { role: 'member' },
        after: null,
      }),
    ).toEqual({
      [address]: library.get(address),
    });
    const renamed = apply({
      action: 'rename',
      address: 'member:library/anna',
      before: { name: 'ana' },
      after: { name: 'anna' },
    });
    expect(Object.keys(renamed)).toEqual(['member:library/anna', 'team-member:library/desk/anna']);
    expect(JSON.stringify([...library])).toBe(before);
  });

  test('a change whose before is not what is there says what moved', () => {
    expect([
      apply({ action: 'create', before: null, after: {} }),
      apply({ action: 'update', before: { status: 'suspended' }, after: { status: 'active' } }),
      apply({ action: 'update', before: {}, after: { email: 'a@library.example' } }),
      apply({
        action: 'update',
        address: 'member:library/bo',
        before: {},
        after: { email: 'bo@library.example' },
      }),
      apply({ action: 'delete', before: { status: 'active' }, after: null }),
      apply({ action: 'delete', address: 'member:library/bo', before: {}, after: null }),
      apply({ action: 'rename', before: { name: 'anna' }, after: { name: 'ana' } }),
      apply({
        action: 'rename',
        address: 'member:library/robert',
        before: { name: 'bo' },
        after: { name: 'robert' },
      }),
    ]).toEqual([
      '`member:library/ana` exists already',
      '`status` of `member:library/ana` changed meanwhile',
      '`email` of `member:library/ana` changed meanwhile',
      '`member:library/bo` is gone',
      '`email`, `boundary` of `member:library/ana` changed meanwhile',
      '`member:library/bo` is gone already',
      '`member:library/ana` exists already',
      '`member:library/bo` is gone',
    ]);
  });
});
