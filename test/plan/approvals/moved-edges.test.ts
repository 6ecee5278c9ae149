import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/digest/json.ts';
import { jsonEqual } from '../../../src/digest/json-equal.ts';
import { declaredInTime } from '../../../src/plan/approvals/declared-in-time.ts';
import { fileSteps } from '../../../src/plan/approvals/file-steps.ts';
import { givesLater, movedEdges } from '../../../src/plan/approvals/moved-edges.ts';
import { partInTime } from '../../../src/plan/approvals/part-in-time.ts';
import type { Course } from '../../../src/plan/course.ts';
import type { StateEntries } from '../../../src/plan/state.ts';

const address = 'team-member:acme/core/ana';

/** What ana is in the team at the times 0 (now), 1, 2 and 3. */
type Roles = readonly (JsonObject | undefined)[];

const role = fc.constantFrom<JsonObject | undefined>(undefined, { role: 'member' }, { role: 'maintainer' });
const roles: fc.Arbitrary<Roles> = fc.array(role, { minLength: 4, maxLength: 4 });

function entriesOf(value: JsonObject | undefined): StateEntries {
  return new Map(value === undefined ? [] : [[address, value] as const]);
}

function courseOf([now, ...then]: Roles): Course {
  const projected = { organization: 'acme', target: 'github', previously: new Map(), scheduled: [] };
  const turns = then.flatMap((value, before) =>
    jsonEqual([now, ...then][before] ?? null, value ?? null) ? [] : [{ at: before + 1, value }],
  );
  return {
    now: { ...projected, entries: entriesOf(now), expired: [], timed: [], origins: new Map(), findings: [] },
    later: new Map(turns.length === 0 ? [] : [[address, turns]]),
    origins: new Map(),
  };
}

function declared(all: Roles) {
  return { entries: declaredInTime(courseOf(all)), previously: new Map(), rules: new Map<string, string>() };
}

test('who has something longer than before is told from who has it shorter, whatever is declared when', () => {
  fc.assert(
    fc.property(roles, roles, ([, ...then], after) => {
      // Of what differs now already a change tells.
      const before = [after[0], ...then];
      const [one, other] = [before, after].map((all) => declared(all).entries.get(address));
      const isMore = after.some((is, at) => is !== undefined && !jsonEqual(before[at] ?? null, is));
      expect(givesLater(one, other)).toBe(isMore);
      expect(givesLater(other, other)).toBe(false);
    }),
    { numRuns: 200 },
  );
});

test('what is not of a part goes by the files before, from now on', () => {
  fc.assert(
    fc.property(roles, role, (after, end) => {
      const [now] = after;
      const before: Roles = [now, end, end, end];
      const { was } = fileSteps(declared(before), declared(after)).steps.get(address) ?? {};
      const { now: projected, later } = courseOf(after);
      const kept = new Map([[address, { was, isPast: false }]]);
      const part = partInTime({ entries: projected.entries, later }, kept);
      expect(part.later).toEqual(was === undefined ? new Map() : courseOf(before).later);
    }),
    { numRuns: 200 },
  );
});

test('what was to have ended by now is moved where Bylaw put it there, and nowhere else', () => {
  const member = { role: 'member' };
  const there = entriesOf(member);
  const net = fileSteps(declared([]), declared([member, member, member, member]));
  const known = { net, desired: { entries: there, scheduled: [] }, actual: there };
  const moved = movedEdges({ ...known, dated: new Set([address]), recorded: there });
  expect(moved).toEqual([{ address, value: member, was: member, before: undefined, isPast: true }]);
  expect(movedEdges({ ...known, dated: new Set([address]), recorded: new Map() })).toEqual([]);
  expect(movedEdges({ ...known, dated: new Set(), recorded: there })).toEqual([]);
});
