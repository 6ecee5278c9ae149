import { expect, test } from 'vitest';
import { compileAccess } from '../../src/access/compile-access.ts';
import { decide } from '../../src/access/decide.ts';
import type { Organization } from '../../src/model/model.ts';
import { digestStatements } from '../../src/model/statement-digest.ts';
import { desiredState } from '../../src/plan/desired-state.ts';
import { organizationInState } from '../../src/plan/organization-in-state.ts';
import type { PolicyHistories } from '../../src/plan/policy-history.ts';
import { compileWorld } from '../access/compile-world.ts';
import type { PlainWorld } from '../access/naive/documents.ts';
import { world } from '../access/random-model.ts';
import { request } from '../access/random-requests.ts';
import { chosenSeed } from '../chosen-seed.ts';
import { fc } from '../properties.ts';
import { everything, target } from './world.ts';

const at = '2026-06-15T12:00:00Z';

test('what a target holds decides, whatever the files say', () => {
  const seed = chosenSeed();
  const answers = new Map<string, number>();
  let differences = 0;
  fc.assert(
    fc.property(world, world, fc.array(request, { minLength: 40, maxLength: 80 }), (one, other, requests) => {
      const applied = compileWorld(one).organization;
      const declared = compileWorld(withAttributes(other)).organization;
      const histories = publishedOf(applied);
      const { entries } = desiredState(applied, target(), everything, histories, at);
      const manages = new Set(everything.manages);
      const held = organizationInState(declared, { entries, manages, histories });
      const versions = { published: histories };
      const [wanted, found, files] = [applied, held, declared].map((each) =>
        compileAccess(each, { versions }),
      );
      for (const { now: _, ...asked } of requests) {
        const reasons = [wanted, found, files].map(
          (access) => access && decide(access, asked as never, Date.parse(at)).reason,
        );
        expect(reasons[1], JSON.stringify(asked)).toBe(reasons[0]);
        answers.set(String(reasons[0]), (answers.get(String(reasons[0])) ?? 0) + 1);
        if (reasons[2] !== reasons[0]) differences += 1;
      }
    }),
    { seed, numRuns: 25 },
  );
  const counts = `BYLAW_SEED=${seed}: ${JSON.stringify([...answers])}, the files differ ${differences} times`;
  for (const reason of ['allow', 'explicit-deny', 'implicit-deny', 'inactive'])
    expect(answers.get(reason) ?? 0, counts).toBeGreaterThan(0);
  expect(differences, counts).toBeGreaterThan(0);
});

/** What files have let go of a target keeps, and does not count: here they let go of nothing. */
function withAttributes({ documents, ...rest }: PlainWorld): PlainWorld {
  return {
    ...rest,
    documents: documents.map((document) =>
      document.kind === 'Member' || document.kind === 'ServiceAccount'
        ? { ...document, attributes: { other: 'a' } }
        : document,
    ),
  };
}

/** Every version that a pin may name; the newest is what the file says. */
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
