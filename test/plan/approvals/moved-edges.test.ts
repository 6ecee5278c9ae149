import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/digest/json.ts';
import { jsonEqual } from '../../../src/digest/json-equal.ts';
import { declaredInTime } from '../../../src/plan/approvals/declared-in-time.ts';
import { fileSteps } from '../../../src/plan/approvals/file-steps.ts';
import { givesLater, movedEdges } from '../../../src/plan/approvals/moved-edges.ts';
import { partInTime } from '../../../src/plan/approvals/part-in-time.ts';
import type { Course } from '../../../src/plan/course.ts';
import { endsInTime } from '../../../src/plan/ends-in-time.ts';
import type { StateEntries } from '../../../src/plan/state.ts';

const address = 'team-member:acme/core/ana';

/** What ana is in the team at the times 0 (now), 1, 2 and 3. */
type Roles = readonly (JsonObject | undefined)[];

const role = fc.constantFrom<JsonObject | undefined>(undefined, { role: 'member' }, { role: 'maintainer' });
const roles: fc.Arbitrary<Roles> = fc.array(role, { minLength: 4, maxLength: 4 });

function entriesOf(value: JsonObject | undefined): StateEntries {
  return new Map(value === undefined ? [] : [[address, value] as const]);
}

function courseOf([now, ...later]: Roles): Course {
  const projected = { organization: 'acme', target: 'github', previously: new Map(), scheduled: [] };
  return {
    now: { ...projected, entries: entriesOf(now), expired: [], timed: [], origins: new Map(), findings: [] },
    later: later.map((value, at) => {
      const isSame = now === undefined ? value === undefined : value !== undefined && jsonEqual(now, value);
      return { at: at + 1, otherwise: new Map(isSame ? [] : [[address, value]]) };
    }),
    origins: new Map(),
  };
}

function declared(all: Roles) {
  return { entries: declaredInTime(courseOf(all)), previously: new Map(), rules: new Map<string, string>() };
}

/** At each time, what of a part is there: of the rest what was declared before. */
function partsOf(before: Roles, after: Roles) {
  const net = fileSteps(declared(before), declared(after));
  const kept = new Map([[address, { was: net.steps.get(address)?.was, isPast: false }]]);
  const { now, later } = courseOf(after);
  return endsInTime(partInTime(now.entries, later, kept), { entries: now.entries, later });
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
      const times = partsOf(before, after);
      for (const at of [1, 2, 3]) {
        const there = times.find((each) => each.at === at);
        expect(there?.after.get(address)).toEqual(after[at]);
        if (
          !jsonEqual(
            [...before].map((each) => each ?? null),
            [...after].map((each) => each ?? null),
          )
        )
          expect(there?.before.get(address)).toEqual(before[at]);
      }
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
