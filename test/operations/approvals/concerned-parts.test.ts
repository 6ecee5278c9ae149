import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/digest/json.ts';
import type { Commit, GitReader } from '../../../src/git/git-repository.ts';
import { concernedParts } from '../../../src/operations/approvals/concerned-parts.ts';
import { inOrder } from '../../../src/operations/approvals/history-line.ts';
import { branchParts } from '../../../src/operations/approvals/history-parts.ts';
import { type DeclaredState, fileSteps } from '../../../src/plan/approvals/file-steps.ts';
import { madeBy } from '../../../src/plan/approvals/made-by.ts';
import type { PullRequest } from '../../../src/pull-requests/pull-request-host.ts';
import { fc } from '../../properties.ts';

/** Files by commit: who is in one team by what name, and whether they have errors. */
interface Files {
  readonly people: readonly (string | null)[];
  readonly hasErrors: boolean;
  /** How many of the commits before it one pull request brought with it; 0: it was pushed. */
  readonly together: number;
}

const files: fc.Arbitrary<Files> = fc.record({
  people: fc.tuple(...['0', '1', '2'].map((id) => fc.constantFrom(null, `ana-${id}`, `bo-${id}`))),
  hasErrors: fc.integer({ min: 0, max: 3 }).map((each) => each === 0),
  together: fc.integer({ min: 0, max: 3 }),
});

function declare({ people }: Pick<Files, 'people'>): DeclaredState {
  const entries = new Map<string, JsonObject>([['team:acme/core', { id: 'core' }]]);
  for (const [id, name] of people.entries()) {
    if (name === null) continue;
    entries.set(`member:acme/${name}`, { id: String(id) });
    entries.set(`team-member:acme/core/${name}`, { role: 'member' });
  }
  return { entries, previously: new Map(), rules: new Map() };
}

/** A branch of that history, oldest first, upon files of which none has an error. */
function branchOf(history: readonly Files[]) {
  const all = [{ people: [null, 'ana-1', 'ana-2'], hasErrors: false, together: 0 }, ...history];
  const states = new Map(
    all.map((each, at) => [String(at), each.hasErrors ? undefined : declare(each)] as const),
  );
  const commits = history.map(
    (_, at) => ({ oid: String(at + 1), parents: [String(at)] }) as unknown as Commit,
  );
  const touching = new Set(commits.map(({ oid }) => oid));
  const merged = new Map<string, PullRequest>();
  for (const [at, { together }] of history.entries())
    for (let own = at + 1; own > at + 1 - together && own > 0 && !merged.has(String(own)); own -= 1)
      merged.set(String(own), {
        number: at,
        head: { commit: `head of ${at}` },
        base: { ref: 'main' },
        mergeCommit: String(at + 1),
      } as PullRequest);
  const host = {
    async merged(commit: string) {
      return [merged.get(commit) ?? []].flat();
    },
  };
  const git = { isAncestor: async () => false } as unknown as GitReader;
  const line = inOrder({ base: '0', start: '0', commits, touching });
  const first = declare(all[0] as Files);
  const net = fileSteps(first, states.get(String(history.length)) ?? first);
  /** By name, which commits made something what it is, and by which pull request. */
  async function makers(keys: ReadonlySet<string> | undefined) {
    const concerns = { keys, net, declared: first, declaredAt: async (at: string) => states.get(at) };
    let asked: ReadonlySet<string> = new Set();
    const history = await concernedParts(line, concerns, (some) => {
      asked = some;
      return branchParts(git, line, { asked, branch: 'main' }, host);
    });
    if (typeof history === 'string') throw new Error(history);
    const found = madeBy(history.map(({ made }) => ({ made, proposed: undefined })));
    const told = (at: number) => {
      const { before, after, pullRequest, why } = history[at]?.part ?? {};
      return { before, after, number: pullRequest?.number, why };
    };
    return {
      asked,
      of: (key: string) => found.get(key)?.map(({ part }) => told(part)),
    };
  }
  return { net, makers };
}

test('who is asked of some things is told the same of them as who is asked of all', async () => {
  let spared = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(files, { minLength: 1, maxLength: 9 }), fc.nat(), async (history, which) => {
      const last = { ...(history.at(-1) as Files), hasErrors: false };
      const branch = branchOf([...history.slice(0, -1), last]);
      const open = [...branch.net.steps.keys()].filter((_, at) => ((which >> at) & 1) === 1);
      const all = await branch.makers(undefined);
      const some = await branch.makers(new Set(open));
      for (const key of open) expect(some.of(key)).toEqual(all.of(key));
      spared += all.asked.size - some.asked.size;
    }),
    { numRuns: 500 },
  );
  expect(spared).toBeGreaterThan(500);
});
