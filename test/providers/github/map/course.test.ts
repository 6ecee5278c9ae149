import { expect, test } from 'vitest';
import { nothingRecorded } from '../../../../src/audit/recorded-state.ts';
import type { Instant } from '../../../../src/model/model.ts';
import type { ObjectKind } from '../../../../src/plan/address.ts';
import { courseOf } from '../../../../src/plan/course.ts';
import { declaredEdges } from '../../../../src/plan/declared-edges.ts';
import { actualState } from '../../../../src/providers/github/map/actual-state.ts';
import { projectOnGithub } from '../../../../src/providers/github/map/projection.ts';
import { accessOnGithub } from '../../../../src/providers/github/map/system-access.ts';
import { fc } from '../../../properties.ts';
import { accounts, githubOrganization, now, repositories } from './arbitrary-organization.ts';
import { accountMap, emptySnapshot } from './snapshot-of.ts';

const manages: ReadonlySet<ObjectKind> = new Set(['member', 'service-account', 'team', 'settings']);
const snapshot = emptySnapshot({ accounts: accountMap(accounts), repositories });

test('at any later time there is what a projection then has, and everybody holds what that gives', () => {
  const found = { moments: 0, turns: 0 };
  fc.assert(
    fc.property(githubOrganization, ({ organization, target }) => {
      const known = {
        ...{ snapshot, recorded: nothingRecorded, now, invites: true },
        declared: organization,
      };
      const actual = actualState({ ...known, organization: organization.name, target: target.name });
      const input = { organization, target, manages, actual, evaluatedAt: now };
      const { now: first, later, origins } = courseOf(projectOnGithub, input);
      const ends = { organization, actual, origins, before: new Map(), after: first.entries };
      const { after } = accessOnGithub({ ...ends, later: { before: new Map(), after: later } });
      const dates = declaredEdges(organization).flatMap(({ starts, expires }) => [starts, expires]);
      const times = [now, ...new Set(dates.filter((each) => each !== undefined && each > now))] as Instant[];
      found.moments += times.length - 1;
      for (const evaluatedAt of times) {
        const at = Date.parse(evaluatedAt);
        const { entries } = projectOnGithub({ ...input, evaluatedAt });
        const alone = accessOnGithub({ ...ends, after: entries }).after;
        for (const { name } of alone.principals) {
          expect(after.at(name, at).key).toBe(alone.at(name, at).key);
          if (after.at(name, at).key !== after.at(name, Date.parse(now)).key) {
            found.turns += 1;
            expect(after.momentsOf(name, Date.parse(now))).toContain(at);
          }
        }
        const gone = after.principals.filter(
          ({ name }) => !alone.principals.some((each) => each.name === name),
        );
        for (const { name } of gone) expect(after.at(name, at).key).toBe('');
      }
    }),
    { numRuns: 40 },
  );
  for (const count of Object.values(found)) expect(count, JSON.stringify(found)).toBeGreaterThan(0);
});
