import { expect, it } from 'vitest';
import { lintOrganization } from '../../../src/access/lints/lint-organization.ts';
import { times } from '../../acceptance/hardening/counts.ts';
import { chosenSeed } from '../../chosen-seed.ts';
import { fc } from '../../properties.ts';
import { modelWorld } from '../compile-world.ts';
import { decideNaively, type NaiveReason } from '../naive/decide-naively.ts';
import type { PlainDocument, PlainRequest, PlainStatement, PlainWorld } from '../naive/documents.ts';
import { world } from '../random-model.ts';
import { request } from '../random-requests.ts';

/** Nothing is in the past: requests are made at many times. */
const early = Date.parse('1971-01-01T00:00:00Z');
const removable = ['access/covered-statement', 'access/shadowed-statement', 'access/never-matches'] as const;
const wanted = times(3_000, 20);

it('what a lint calls covered, shadowed or unreachable can be removed, one by one and together: no decision changes', {
  timeout: 1_200_000,
}, async () => {
  const seed = chosenSeed();
  const removed = Object.fromEntries(
    [...removable, 'together', 'matched'].map((each) => [each, 0]),
  ) as Record<Told, number>;
  for (let batch = 0; isWanting(); batch += 1)
    await fc.assert(
      fc.asyncProperty(
        world.map(withEchoes),
        fc.array(request, { minLength: 20, maxLength: 20 }),
        async (documents, requests) => {
          const found = await removals(documents);
          const decisions =
            found.length === 0 ? [] : requests.map((asked) => decideNaively(documents, asked));
          for (const { code, without } of found) {
            removed[code] += 1;
            for (const [at, asked] of requests.entries()) expectSame(decisions[at], without, asked);
          }
        },
      ),
      { seed: seed + batch, numRuns: 4 },
    );
  console.log(`BYLAW_SEED=${seed}: ${JSON.stringify(removed)}`);
  expect(removed.matched).toBeGreaterThan(wanted);

  function isWanting(): boolean {
    return (
      removed['access/covered-statement'] < wanted ||
      removed['access/shadowed-statement'] < wanted / 10 ||
      removed['access/never-matches'] < wanted / 10
    );
  }

  function expectSame(decision: NaiveReason | undefined, after: PlainWorld, asked: PlainRequest): void {
    if (decision === 'allow' || decision === 'explicit-deny') removed.matched += 1;
    expect(decideNaively(after, asked), JSON.stringify(asked)).toBe(decision);
  }
});

/** Policies whose first statement comes again: narrower, whole, without its conditions, and in some as a deny. */
function withEchoes({ documents }: PlainWorld): PlainWorld {
  return {
    documents: documents.map((document, at): PlainDocument => {
      if (document.kind !== 'Policy') return document;
      const [first] = document.statements;
      if (first === undefined) return document;
      const { conditions: _, ...bare } = first;
      const denied = at % 3 === 0 ? [{ ...first, effect: 'deny' as const }] : [];
      const echoes = [narrower(first), first, bare, ...denied].map(({ sid: __, ...each }) => each);
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

type Told = (typeof removable)[number] | 'together' | 'matched';

interface Removal {
  readonly code: Exclude<Told, 'matched'>;
  readonly without: PlainWorld;
}

async function removals(before: PlainWorld): Promise<readonly Removal[]> {
  const organization = modelWorld(before);
  const found = (await lintOrganization(organization, early)).flatMap(({ code, at }) => {
    const known = removable.find((each) => each === code);
    const index = at?.path[at.path.indexOf('statements') + 1];
    const policy = at === undefined ? undefined : before.documents[at.document];
    if (known === undefined || policy?.kind !== 'Policy' || typeof index !== 'number') return [];
    return { code: known, policy, index };
  });
  const single = found.flatMap((each): readonly Removal[] => without(before, each.code, [each]));
  return [...single, ...without(before, 'together', found)];
}

function without(
  { documents }: PlainWorld,
  code: Removal['code'],
  gone: readonly { readonly policy: PlainDocument; readonly index: number }[],
): readonly Removal[] {
  let isEmptied = false;
  const left = documents.map((document): PlainDocument => {
    if (document.kind !== 'Policy') return document;
    const indexes = gone.filter(({ policy }) => policy === document).map(({ index }) => index);
    const statements = document.statements.filter((_, index) => !indexes.includes(index));
    isEmptied ||= statements.length === 0;
    return { ...document, statements };
  });
  return gone.length === 0 || isEmptied ? [] : [{ code, without: { documents: left } }];
}
