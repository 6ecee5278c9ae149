import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/digest/json.ts';
import { applyChange, type Effectless } from '../../src/plan/apply-change.ts';
import { judgeIntent } from '../../src/plan/judge-intent.ts';
import type { StateEntries } from '../../src/plan/state.ts';

const ward = (name: string) => `team:hospital/${name}`;
const nurse = (team: string, name: string) => `team-member:hospital/${team}/${name}`;

function rename(from: string, to: string): Effectless {
  return { action: 'rename', address: ward(to), before: { name: from }, after: { name: to } };
}

function create(address: string, after: JsonObject): Effectless {
  return { action: 'create', address, before: null, after };
}

function remove(address: string, before: JsonObject): Effectless {
  return { action: 'delete', address, before, after: null };
}

const wards: StateEntries = new Map([
  [ward('east'), { displayName: 'East' }],
  [nurse('east', 'ida'), { role: 'member' }],
  [ward('west'), { displayName: 'West' }],
  [nurse('west', 'jon'), { role: 'member' }],
]);

function judged(entries: StateEntries, changes: readonly Effectless[]): readonly unknown[] {
  const seen = judgeIntent(entries, changes);
  return changes.map((change) => seen.get(change));
}

/** The state after the first so many changes. */
function after(made: number, changes: readonly Effectless[]): StateEntries {
  return changes.slice(0, made).reduce((entries, change) => applyChange(entries, change).entries, wards);
}

describe.each([
  ['renames along a chain', [rename('west', 'south'), rename('east', 'west')]],
  [
    'a rename, its edges, and a new object under the old name',
    [
      rename('east', 'north'),
      remove(nurse('north', 'ida'), { role: 'member' }),
      create(nurse('north', 'kai'), { role: 'member' }),
      create(ward('east'), { displayName: 'The new east wing' }),
    ],
  ],
  [
    'an update after a rename, and a deletion',
    [
      rename('east', 'north'),
      {
        action: 'update',
        address: ward('north'),
        before: { displayName: 'East' },
        after: { displayName: 'North' },
      } as const,
      remove(nurse('west', 'jon'), { role: 'member' }),
      remove(ward('west'), { displayName: 'West' }),
    ],
  ],
])('%s', (_, changes) => {
  test('what was made is told from what was not, however many were made', () => {
    for (let made = 0; made <= changes.length; made += 1) {
      expect(judged(after(made, changes), changes)).toEqual(
        changes.map((_change, i) => (i < made ? 'done' : 'not-done')),
      );
    }
  });
});

test('a rename whose new name somebody else took is neither', () => {
  const entries = new Map([...wards, [ward('north'), {}]]);
  expect(judged(entries, [rename('east', 'north')])).toEqual(['neither']);
});

test('a rename of what is gone is neither', () => {
  expect(judged(new Map(), [rename('east', 'north')])).toEqual(['neither']);
});

test('fields that a change does not speak of do not count', () => {
  const entries = new Map([[ward('east'), { displayName: 'East', description: 'Set by the system' }]]);
  expect(judged(entries, [create(ward('east'), { displayName: 'East' })])).toEqual(['done']);
  expect(judged(entries, [create(ward('east'), { displayName: 'Ost' })])).toEqual(['neither']);
});
