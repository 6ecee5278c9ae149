import { expect, it } from 'vitest';
import { lintOrganization } from '../../../src/access/lints/lint-organization.ts';
import { times } from '../../acceptance/hardening/counts.ts';
import { chosenSeed } from '../../chosen-seed.ts';
import { fc } from '../../properties.ts';
import { modelWorld } from '../compile-world.ts';
import { decideNaively } from '../naive/decide-naively.ts';
import type { PlainDocument, PlainRequest, PlainStatement, PlainWorld } from '../naive/documents.ts';
import { world } from '../random-model.ts';
import { request } from '../random-requests.ts';

/** Nothing is in the past: requests are made at many times. */
const early = Date.parse('1971-01-01T00:00:00Z');
const removable = ['access/covered-statement', 'access/never-matches'] as const;
const wanted = times(3_000, 20);

it('what a lint calls covered or unreachable can be removed: no decision changes', {
  timeout: 1_200_000,
}, async () => {
  const seed = chosenSeed();
  const removed = { 'access/covered-statement': 0, 'access/never-matches': 0, matched: 0 };
  for (let batch = 0; isWanting(); batch += 1)
    await fc.assert(
      fc.asyncProperty(
        world.map(withEchoes),
        fc.array(request, { minLength: 20, maxLength: 20 }),
        async (documents, requests) => {
          for (const { code, without } of await removals(documents)) {
            removed[code] += 1;
            for (const asked of requests) expectSame(documents, without, asked);
          }
        },
      ),
      { seed: seed + batch, numRuns: 4 },
    );
  console.log(`BYLAW_SEED=${seed}: ${JSON.stringify(removed)}`);
  expect(removed.matched).toBeGreaterThan(wanted);

  function isWanting(): boolean {
    return removed['access/covered-statement'] < wanted || removed['access/never-matches'] < wanted / 10;
  }

  function expectSame(before: PlainWorld, after: PlainWorld, asked: PlainRequest): void {
    const decision = decideNaively(before, asked);
    if (decision === 'allow' || decision === 'explicit-deny') removed.matched += 1;
    expect(decideNaively(after, asked), JSON.stringify(asked)).toBe(decision);
  }
});

/** Policies whose first statement comes again: narrower, whole, and without its conditions. */
function withEchoes({ documents }: PlainWorld): PlainWorld {
  return {
    documents: documents.map((document): PlainDocument => {
      if (document.kind !== 'Policy') return document;
      const [first] = document.statements;
      if (first === undefined) return document;
      const { conditions: _, ...bare } = first;
      const echoes = [narrower(first), first, bare].map(({ sid: __, ...each }) => each);
      return { ...document, statements: [...echoes.slice(0, 1), ...document.statements, ...echoes.slice(1)] };
    }),
  };
}

function narrower(statement: PlainStatement): PlainStatement {
  const { actions, resources } = statement;
  return {
    ...statement,
    ...(actions === undefined ? {} : { actions: actions.slice(0, 1) }),
    ...(resources === undefined ? {} : { resources: resources.slice(-1) }),
  };
}

interface Removal {
  readonly code: (typeof removable)[number];
  readonly without: PlainWorld;
}

async function removals(before: PlainWorld): Promise<readonly Removal[]> {
  const organization = modelWorld(before);
  const found = await lintOrganization(organization, early);
  return found.flatMap(({ code, at }): Removal | readonly [] => {
    const known = removable.find((each) => each === code);
    const index = at?.path[at.path.indexOf('statements') + 1];
    const policy = at === undefined ? undefined : before.documents[at.document];
    if (known === undefined || policy?.kind !== 'Policy' || typeof index !== 'number') return [];
    const statements = policy.statements.filter((_, each) => each !== index);
    const documents = before.documents.map((each) => (each === policy ? { ...policy, statements } : each));
    return statements.length === 0 ? [] : { code: known, without: { documents } };
  });
}
