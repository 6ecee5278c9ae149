import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/digest/json.ts';
import { changedSince, draftEntries, type EntriesDraft } from '../../src/plan/entries-draft.ts';
import { fc } from '../properties.ts';

const address = fc.constantFrom('team:acme/a', 'team:acme/b', 'team-member:acme/a/ana', 'member:acme/ana');
const value = fc.nat(3).map((n): JsonObject => ({ n }));
const steps = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ is: fc.constant('set' as const), address, value }) },
    { weight: 4, arbitrary: fc.record({ is: fc.constant('delete' as const), address }) },
    { weight: 1, arbitrary: fc.record({ is: fc.constant('clear' as const) }) },
  ),
  { maxLength: 12 },
);

type Step = typeof steps extends fc.Arbitrary<(infer S)[]> ? S : never;

function take(step: Step, on: Map<string, JsonObject> | EntriesDraft): void {
  if (step.is === 'clear') on.clear();
  else if (step.is === 'delete') on.delete(step.address);
  else on.set(step.address, step.value);
}

test('a draft holds what a map holds after the same steps, and its base stays as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(address, value)), steps, (entries, taken) => {
      const base = new Map(entries);
      const before = new Map(base);
      const map = new Map(base);
      const draft = draftEntries(base);
      for (const step of taken) {
        for (const on of [map, draft]) take(step, on);
        expect(new Map(draft)).toEqual(map);
        expect([...draft.keys()].sort()).toEqual([...map.keys()].sort());
        expect([...draft.values()]).toEqual([...draft].map(([, each]) => each));
        expect(draft.size).toBe(map.size);
        for (const [each] of entries) expect(draft.has(each)).toBe(map.has(each));
      }
      expect(base).toEqual(before);
      const changed = new Set(changedSince(base, draft));
      const unchanged = [...base.keys(), ...map.keys()].filter((each) => !changed.has(each));
      for (const each of unchanged) expect(draft.get(each)).toBe(base.get(each));
    }),
  );
});

test('of another state nothing is known', () => {
  const base = new Map();
  expect(changedSince(new Map(), draftEntries(base))).toBeUndefined();
  expect(changedSince(base, new Map())).toBeUndefined();
});
