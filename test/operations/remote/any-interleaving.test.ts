import { expect, test } from 'vitest';
import type { ApplyResult } from '../../../src/operations/apply-result.ts';
import { chosenSeed } from '../../chosen-seed.ts';
import { fc } from '../../properties.ts';
import { cloneLibrary, type Library, start, target, team, whileReading, whileWriting } from '../library.ts';
import { branches } from './branches.ts';

/** What one of the clones does next, and what befalls it at a read or a write. */
interface Step {
  readonly clone: number;
  /** The team that it edits first. */
  readonly team: number;
  /** At the write or read after so many it dies, or another clone applies in between. */
  readonly at: number;
  readonly when: 'reading' | 'writing';
  readonly befalls: 'nothing' | 'death' | 'another';
}

const step: fc.Arbitrary<Step> = fc.record({
  clone: fc.nat(2),
  team: fc.nat(3),
  at: fc.nat(4),
  when: fc.constantFrom('reading', 'writing'),
  befalls: fc.constantFrom('nothing', 'death', 'another'),
});

const seed = chosenSeed();

test.each(['memory', 'directory'])(
  'whatever comes between, the ledger is one line and holds every entry that was told, %s',
  async (provider) => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 5 }), async (steps) => {
        const { hall, main, other } = await branches({
          ...start,
          'organizations/library/target.yaml': target('', 'catalogue', provider),
        });
        const clones = [main, other, await cloneLibrary(main)];
        clones[2]?.git('remote', 'set-url', 'origin', hall.folder);
        const told: string[] = [];
        const tell = (result: ApplyResult) =>
          told.push(...result.sections.flatMap(({ entries }) => entries.map(({ commit }) => commit)));
        for (const each of steps) {
          const library = clones[each.clone] ?? main;
          edit(library, each.team);
          await run(library, clones[(each.clone + 1) % 3] ?? other, each, tell);
        }
        edit(main, 9);
        tell(await main.apply({ allow: ['rollback'] }));
        expect((await main.apply({ allow: ['rollback'] })).status).toBe('nothing-to-do');
        expect(await main.planned()).toEqual([]);
        const line = hall.git('rev-list', 'refs/heads/bylaw/ledger').split('\n');
        expect(hall.git('rev-list', '--merges', 'refs/heads/bylaw/ledger')).toBe('');
        for (const commit of told) expect(line).toContain(commit);
        const entries = (await main.entries()).map(({ entry }) => entry);
        expect(entries.map(({ sequence }) => sequence)).toEqual(entries.map((_, index) => index + 1));
        const intents = entries.filter(({ kind }) => kind === 'intent').map(({ sequence }) => sequence);
        const settled = entries.flatMap(({ kind, intent }) => (kind === 'result' && intent ? [intent] : []));
        expect(settled.toSorted((a, b) => a - b)).toEqual(intents);
      }),
      { numRuns: Number(process.env.BYLAW_RUNS ?? 2), seed, endOnFailure: true },
    );
  },
  120_000,
);

function edit(library: Library, number: number): void {
  library.edit({
    'organizations/library/kids.yaml': team(
      'kids',
      number % 2 === 0 ? ['cleo'] : ['ben'],
      `displayName: Kids ${number}`,
      'bindings: [librarian]',
    ),
    'notes.txt': `${number} ${Math.random()}`,
  });
}

async function run(
  library: Library,
  other: Library,
  { at, when, befalls }: Step,
  tell: (result: ApplyResult) => void,
): Promise<void> {
  let count = 0;
  const happens = async () => {
    count += 1;
    if (count !== at + 1) return;
    if (befalls === 'death') throw new Error('killed');
    if (befalls === 'another') await attempt(() => other.apply({ allow: ['rollback'] }), tell);
  };
  const providers = (when === 'reading' ? whileReading : whileWriting)(library, happens);
  await attempt(() => library.apply({ allow: ['rollback'] }, { providers }), tell);
}

/** A clear conflict is an end as good as another; anything else is not. */
async function attempt(
  apply: () => Promise<ApplyResult>,
  tell: (result: ApplyResult) => void,
): Promise<void> {
  try {
    tell(await apply());
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    expect(code === undefined ? message : code).toMatch(/^(?:killed|apply\/running)$/);
  }
}
