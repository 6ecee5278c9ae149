import { describe, expect, it } from 'vitest';
import { compileAccess } from '../../../src/access/compile-access.ts';
import { isAllowed } from '../../../src/access/is-allowed.ts';
import type { AccessRequest } from '../../../src/access/request.ts';
import type { Organization } from '../../../src/model/model.ts';
import { mistakeIn } from '../../access/diff/check-diff.ts';
import { compareAccess } from '../../access/diff/compare-pair.ts';
import { isFull } from '../hardening/counts.ts';
import { type AwsPolicy, awsPolicies } from './aws/aws-policies.ts';
import { organizationOf, type Versions } from './aws/compare-decisions.ts';
import { prepare } from './aws/prepare.ts';
import { requestAbout, requestsBeside } from './aws/requests.ts';

const stored = awsPolicies();

/** Reduced, a few policies that have several versions. */
function sample(all: readonly AwsPolicy[]): readonly AwsPolicy[] {
  const several = all.filter(({ versions }) => versions.length > 1);
  return isFull ? several : several.filter((_, at) => at % 150 === 0);
}

describe.skipIf(stored === undefined)(
  'each version of a managed policy of AWS and the next (skipped: no registry to fetch them from)',
  () => {
    it('differ as decisions made one by one do', { timeout: 7_200_000 }, () => {
      const prepared = prepare(sample(stored ?? []));
      const checked = prepared.policies.flatMap((policy) => comparePolicy(policy, prepared));
      const sumOf = (count: (each: Checked) => number) => checked.reduce((sum, each) => sum + count(each), 0);
      const counts = {
        pairs: checked.length,
        same: sumOf(({ changes }) => (changes === 0 ? 1 : 0)),
        changes: sumOf(({ changes }) => changes),
        unknown: sumOf(({ unknown }) => unknown),
        pairsUnknown: sumOf(({ unknown }) => (unknown > 0 ? 1 : 0)),
        decisions: sumOf(({ decisions }) => decisions),
        differ: sumOf(({ differ }) => differ),
      };
      const times = checked.map(({ milliseconds }) => milliseconds);
      times.sort((a, b) => a - b);
      const total = times.reduce((sum, each) => sum + each, 0);
      const middle = times[Math.floor(times.length / 2)] ?? 0;
      console.log(
        `${counts.pairs} pairs of versions in ${(total / 1000).toFixed(1)} s (median ${middle.toFixed(1)} ms, most ${times.at(-1)?.toFixed(0)} ms): ` +
          `${counts.same} give the same, ${counts.changes} changes, ${counts.unknown} of them unknown, in ${counts.pairsUnknown} pairs; ` +
          `${counts.decisions} decisions checked, of which ${counts.differ} differ`,
      );
      expect(counts.pairs).toBeGreaterThan(isFull ? 4500 : 10);
      expect(counts.differ).toBeGreaterThan(counts.pairs / 2);
      expect(counts.pairsUnknown).toBeLessThanOrEqual(counts.pairs / 10);
    });
  },
);

type Checked = ReturnType<typeof comparePair>;
type Prepared = ReturnType<typeof prepare>;

function comparePolicy({ versions }: Prepared['policies'][number], prepared: Prepared): readonly Checked[] {
  const known = versions.filter((each) => each !== undefined);
  const checked: Checked[] = [];
  for (let from = 0; from + 1 < known.length; from += 19) {
    const together = organizationOf(known.slice(from, from + 20), prepared);
    for (let at = 0; at + 1 < together.versions.length; at += 1)
      checked.push(comparePair(together, at, prepared));
  }
  return checked;
}

/** One member, who holds one version and then the next. */
function comparePair({ organization, named, versions }: Versions, at: number, { types }: Prepared) {
  const before = compileAccess(holding(organization, at));
  const after = compileAccess(holding(organization, at + 1));
  const statements = [...(versions[at]?.statements ?? []), ...(versions[at + 1]?.statements ?? [])];
  const requests = statements.flatMap((statement) => {
    const about = requestAbout(statement, 'member/m0', named, types);
    return about === undefined ? [] : [about, ...requestsBeside(about)];
  });
  const now = Date.parse(requests[0]?.now ?? '2026-11-23T00:00:00Z');
  const started = performance.now();
  const diff = compareAccess(before, after, { now });
  const milliseconds = performance.now() - started;
  let differ = 0;
  for (const asked of requests) {
    const [was = false, is = false] = [before, after].map((access) => isAllowed(access, asked as never, now));
    if (was !== is) differ += 1;
    expect(mistakeIn(diff, { ...asked, now: new Date(now).toISOString() }, was, is)).toBeUndefined();
  }
  for (const { example } of diff.changes) {
    if (example === undefined) continue;
    const { before: was, after: is, ...request } = example;
    const answers = [before, after].map((access) => isAllowed(access, request as AccessRequest, now));
    expect(answers).toEqual([was === 'allow', is === 'allow']);
    expect(was).not.toBe(is);
  }
  const unknown = diff.changes.filter(({ kind }) => kind === 'unknown').length;
  return { milliseconds, changes: diff.changes.length, unknown, decisions: requests.length * 2, differ };
}

function holding(organization: Organization, at: number): Organization {
  const member = organization.members.get('m0');
  const role = organization.roles.get(`r${at}`);
  if (member === undefined || role === undefined) throw new Error(`no role r${at}`);
  return {
    ...organization,
    members: new Map([['m0', { ...member, role: role.name }]]),
    roles: new Map([[role.name, role]]),
  };
}
