import { expect, test, vi } from 'vitest';
import { chosenSeed } from '../../chosen-seed.ts';
import type { Story } from './random/documents.ts';
import { brokenOnGithub } from './random/github/github-laws.ts';
import { githubStory } from './random/github/github-story.ts';
import { playOnGithub } from './random/github/play-on-github.ts';
import { memoryPulls } from './random/memory-pulls.ts';
import type { Stage } from './random/play-story.ts';
import { shrinkStory } from './random/shrink-story.ts';

const stage = vi.hoisted((): Stage => ({ pulls: [] }));
vi.mock('../../../src/git/open-repository.ts', () => ({ openRepository: async () => stage.git }));
vi.mock('../../../src/pull-requests/github/open-reader.ts', () => ({
  openPullRequestReader: async () => memoryPulls(stage.pulls),
}));

const seed = chosenSeed();
/** `BYLAW_STORIES=500 BYLAW_SEED=random npx vitest run test/operations/approvals/github-stories.test.ts` */
const usual = 8;
const stories = Number(process.env.BYLAW_STORIES ?? usual);

async function broken(story: Story): Promise<readonly string[]> {
  return ((await playOnGithub(stage, story)) ?? []).flatMap(brokenOnGithub);
}

test('what nobody agreed to is not applied to GitHub, nor kept beyond its end', async () => {
  const ended = new Map<string, number>();
  for (let number = seed; number < seed + stories; number += 1) {
    const story = githubStory(number);
    const laws = new Set<string>();
    for (const each of (await playOnGithub(stage, story)) ?? []) {
      ended.set(each.result.status, (ended.get(each.result.status) ?? 0) + 1);
      for (const law of brokenOnGithub(each)) laws.add(lawOf(law));
    }
    if (laws.size === 0) continue;
    const isSame = async (each: Story) => (await broken(each)).some((law) => laws.has(lawOf(law)));
    const small = await shrinkStory(story, isSame);
    const told = [...small.first, ...small.steps].map((each) => JSON.stringify(each));
    expect.fail([`BYLAW_SEED=${number}`, ...(await broken(small)), ...told].join('\n'));
  }
  const counts = JSON.stringify([...ended]);
  if (stories > usual) console.log(`BYLAW_SEED=${seed}: ${counts}`);
  expect(ended.get('held') ?? 0, counts).toBeGreaterThan(0);
}, 3_600_000);

function lawOf(told: string): string {
  return told.split(':')[0] ?? '';
}
