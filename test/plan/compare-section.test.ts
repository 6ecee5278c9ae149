import { expect, test } from 'vitest';
import { compileAccess } from '../../src/access/compile-access.ts';
import type { AccessDiff } from '../../src/access/diff/access-diff.ts';
import { diffAccess } from '../../src/access/diff/diff-access.ts';
import type { Organization } from '../../src/model/model.ts';
import { digestStatements } from '../../src/model/statement-digest.ts';
import { type ComparedSection, compareSection } from '../../src/plan/compare-section.ts';
import { desiredState } from '../../src/plan/desired-state.ts';
import type { PolicyHistories } from '../../src/plan/policy-history.ts';
import { times } from '../acceptance/hardening/counts.ts';
import { modelWorld } from '../access/compile-world.ts';
import { compareAccess, noRisk } from '../access/diff/compare-pair.ts';
import { type Pair, pair } from '../access/diff/random-pairs.ts';
import { fc } from '../properties.ts';
import { actualOf, everything, planOf, target } from './world.ts';

/** Just before bindings of the random models end and start. */
const at = '2025-12-31T23:59:59Z';
const now = Date.parse(at);

/** Every version that a pin may name; the newest is what the file applied last says. */
function publishedOf({ policies }: Organization): PolicyHistories {
  return new Map(
    [...policies.values()].map(({ name: policy, statements: all }) => {
      const versions = [1, 2, 3, 4].map((version) => {
        const statements = version === 4 ? all : all.slice(0, version);
        return { policy, version, digest: digestStatements(statements), statements };
      });
      return [policy, { policy, versions, deletedAfter: [] }];
    }),
  );
}

function modelOf(world: Pair['before']): Organization | undefined {
  try {
    return modelWorld(world);
  } catch {
    return undefined;
  }
}

interface Section {
  readonly applied: Organization;
  readonly declared: Organization;
  readonly histories: PolicyHistories;
}

function planned({ applied, declared, histories }: Section) {
  const strict = target({ mode: 'strict' });
  const desired = desiredState(applied, strict, everything, histories, at);
  const section = planOf(declared, actualOf(desired), {
    ...{ target: strict, histories, published: histories, evaluatedAt: at },
    lastScheduled: desired.scheduled,
  });
  return { section, ends: section.ends(section.section.changes) };
}

/** What is told of whom, but for where it stands. */
function told({ changes, stays, forecast }: AccessDiff<unknown>) {
  const plain = JSON.stringify({ changes, stays, forecast }, (key, value) =>
    key === 'at' && typeof value === 'object' ? undefined : value,
  );
  return JSON.parse(plain);
}

function diffOf({ before, after }: ComparedSection): AccessDiff<unknown> {
  return diffAccess(before, after, { now, rate: noRisk });
}

test('a section is compared as the files on both sides are, and a part of it as the whole', () => {
  const counts = { pairs: 0, different: 0, inPart: 0 };
  fc.assert(
    fc.property(pair, (each) => {
      const [applied, declared] = [modelOf(each.before), modelOf(each.after)];
      fc.pre(applied !== undefined && declared !== undefined);
      const histories = publishedOf(applied);
      const { section, ends } = planned({ applied, declared, histories });
      const { publishes: expected, timed } = section.desired;
      const byFiles = compareAccess(
        compileAccess(applied, { versions: { published: histories } }),
        compileAccess(declared, { versions: { published: histories, expected } }),
        { now },
      );
      const whole = compareSection(ends, { head: declared });
      expect(told(diffOf(whole))).toEqual(told(byFiles));
      const { changes } = section.section;
      const tokens = [...declared.tokens.keys()].map((name) => `token:${declared.name}/${name}`);
      const touching = {
        organization: declared.name,
        changes,
        moving: [...timed, ...tokens],
        evaluatedAt: at,
      };
      const part = compareSection(ends, { head: declared, touching });
      expect(told(diffOf(part))).toEqual(told(byFiles));
      counts.pairs += 1;
      if (byFiles.changes.length > 0) counts.different += 1;
      if (part.after.principals.length < whole.after.principals.length) counts.inPart += 1;
    }),
    { numRuns: times(1_000, 4), endOnFailure: true },
  );
  for (const count of Object.values(counts)) expect(count, JSON.stringify(counts)).toBeGreaterThan(0);
}, 600_000);
