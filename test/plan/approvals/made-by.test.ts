import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/digest/json.ts';
import { type DeclaredState, fileSteps } from '../../../src/plan/approvals/file-steps.ts';
import { madeBy } from '../../../src/plan/approvals/made-by.ts';

/** Members with an id that stays, whatever they are called, who are in one team; and a rule. */
interface Files {
  readonly members: Readonly<
    Record<string, { readonly name: string; readonly email: string; readonly isIn: boolean }>
  >;
  readonly rule: string;
}

function declared({ members, rule }: Files): DeclaredState {
  const entries = new Map<string, JsonObject>([['team:acme/core', { id: 'core' }]]);
  for (const [id, { name, email, isIn }] of Object.entries(members)) {
    entries.set(`member:acme/${name}`, { id, email });
    if (isIn) entries.set(`team-member:acme/core/${name}`, { role: 'member' });
  }
  return { entries, previously: new Map(), rules: new Map([['guardrail/x severity', rule]]) };
}

/** By id, so that nothing is ever renamed: the same told without names. */
function facts({ members, rule }: Files): ReadonlyMap<string, string> {
  const told = Object.entries(members).flatMap(([id, { name, email, isIn }]) => [
    [`member ${id}`, JSON.stringify([name, email])] as const,
    [`edge ${id}`, String(isIn)] as const,
  ]);
  return new Map([...told, ['rule', rule] as const]);
}

/** The parts in which something changed since it was not there last: what made it anew showed all of it. */
function naively(key: string, all: readonly Files[]): readonly number[] {
  const values = all
    .map((each) => facts(each).get(key))
    .map((value) => (value === 'false' ? undefined : value));
  const from = values.lastIndexOf(undefined);
  return values.slice(1).flatMap((value, part) => (value === values[part] || part < from ? [] : [part]));
}

/** Nobody takes the name of another: who does is matched by it, and changes as who they are. */
const name = fc.constantFrom('ana', 'bo');
const files: fc.Arbitrary<Files> = fc
  .record({
    called: fc.tuple(name, name, name),
    kept: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
    emails: fc.tuple(fc.constantFrom('a', 'b'), fc.constantFrom('a', 'b'), fc.constantFrom('a', 'b')),
    isIn: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
    rule: fc.constantFrom('error', 'warning'),
  })
  .map(({ called, kept, emails, isIn, rule }) => ({
    rule,
    members: Object.fromEntries(
      ['1', '2', '3'].flatMap((id, at) =>
        kept[at] === true
          ? [[id, { name: `${called[at]}-${id}`, email: emails[at] as string, isIn: isIn[at] === true }]]
          : [],
      ),
    ),
  }));

test('what differs in the end has every part that changed it, whatever it was called then', () => {
  fc.assert(
    fc.property(fc.array(files, { minLength: 2, maxLength: 5 }), (all) => {
      const parts = all.slice(1).map((after, at) => {
        const made = fileSteps(declared(all[at] as Files), declared(after));
        return { made, proposed: made };
      });
      const makers = madeBy(parts);
      const last = all.at(-1) as Files;
      const partsOf = (key: string) => [...new Set(makers.get(key)?.map(({ part }) => part))];
      for (const [id, { name, isIn }] of Object.entries(last.members)) {
        for (const part of naively(`member ${id}`, all))
          expect(partsOf(`member:acme/${name}`)).toContain(part);
        if (!isIn) continue;
        for (const part of naively(`edge ${id}`, all))
          expect(partsOf(`team-member:acme/core/${name}`)).toContain(part);
      }
      expect(partsOf('guardrail/x severity')).toEqual(naively('rule', all));
      expect([...makers.values()].flat().every(({ asProposed }) => asProposed)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('what was done otherwise than it was proposed is told', () => {
  const one = declared({ members: { '1': { name: 'ana', email: 'a', isIn: false } }, rule: 'error' });
  const two = declared({ members: { '1': { name: 'ana', email: 'a', isIn: true } }, rule: 'error' });
  const more = declared({ members: { '1': { name: 'ana', email: 'b', isIn: true } }, rule: 'warning' });
  const makers = madeBy([{ made: fileSteps(one, more), proposed: fileSteps(one, two) }]);
  expect(Object.fromEntries(makers)).toMatchObject({
    'team-member:acme/core/ana': [{ part: 0, asProposed: true }],
    'member:acme/ana': [{ part: 0, asProposed: false }],
    'guardrail/x severity': [{ part: 0, asProposed: false }],
  });
});

test('what is taken away and made anew is of whoever made it anew', () => {
  const none = declared({ members: {}, rule: 'error' });
  const some = declared({ members: { '1': { name: 'ana', email: 'a', isIn: true } }, rule: 'error' });
  const other = declared({ members: { '1': { name: 'ana', email: 'b', isIn: true } }, rule: 'error' });
  const history = [none, some, none, other, some];
  const parts = history.slice(1).map((after, at) => {
    return { made: fileSteps(history[at] ?? none, after), proposed: undefined };
  });
  const told = Object.fromEntries([...madeBy(parts)].map(([key, all]) => [key, all.map(({ part }) => part)]));
  expect(told).toEqual({ 'member:acme/ana': [2, 3], 'team-member:acme/core/ana': [2] });
});
