import { expect, test, vi } from 'vitest';
import { chosenSeed } from '../../chosen-seed.ts';
import type { Story } from './random/documents.ts';
import { brokenBy } from './random/laws.ts';
import { memoryPulls } from './random/memory-pulls.ts';
import { type Played, playStory, type Stage } from './random/play-story.ts';
import { type Approved, randomStory } from './random/random-story.ts';
import { shrinkStory } from './random/shrink-story.ts';

const stage = vi.hoisted((): Stage => ({ pulls: [] }));
vi.mock('../../../src/git/open-repository.ts', () => ({ openRepository: async () => stage.git }));
vi.mock('../../../src/pull-requests/github/open-reader.ts', () => ({
  openPullRequestReader: async () => memoryPulls(stage.pulls),
}));

const seed = chosenSeed();
/** `BYLAW_STORIES=2000 BYLAW_SEED=random npx vitest run test/operations/approvals/random-stories.test.ts` */
const usual = 5;
const stories = Number(process.env.BYLAW_STORIES ?? usual);

async function broken(story: Story): Promise<readonly string[]> {
  const played = (await playStory(stage, story)) ?? [];
  return played.flatMap(brokenBy);
}

const cases: readonly (readonly [Approved, readonly string[]])[] = [
  ['never', ['applied', 'held']],
  ['sometimes', ['applied']],
  ['always', ['applied']],
];

test.each(cases)(
  'what nobody agreed to is not applied, all else is: approved %s',
  async (approved, expected) => {
    const ended = new Map<string, number>();
    const add = (what: string) => ended.set(what, (ended.get(what) ?? 0) + 1);
    for (let number = seed; number < seed + stories; number += 1) {
      const story = randomStory(number, approved);
      const laws = new Set<string>();
      for (const each of (await playStory(stage, story)) ?? []) {
        add(endOf(each));
        for (const law of brokenBy(each)) laws.add(lawOf(law));
      }
      if (laws.size === 0) continue;
      const small = await shrinkStory(story, async (each) =>
        (await broken(each)).some((law) => laws.has(lawOf(law))),
      );
      const told = [...small.first, ...small.steps].map((each) => JSON.stringify(each));
      const where = `BYLAW_SEED=${number}, approved ${approved}`;
      expect.fail([where, ...(await broken(small)), ...told].join('\n'));
    }
    const counts = JSON.stringify([...ended]);
    if (stories > usual) console.log(`BYLAW_SEED=${seed}, approved ${approved}: ${counts}`);
    for (const status of expected)
      expect(
        [...ended.keys()].some((each) => each.startsWith(status)),
        counts,
      ).toBe(true);
  },
  3_600_000,
);

function lawOf(told: string): string {
  return told.split(':')[0] ?? '';
}

function endOf({ result: { status, plan } }: Played): string {
  const isWhole = plan?.sections.some(({ awaiting }) => awaiting?.isWhole === true) === true;
  return isWhole ? `${status} as a whole` : status;
}
