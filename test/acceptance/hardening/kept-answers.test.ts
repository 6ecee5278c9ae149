import { afterEach, describe, expect, it, vi } from 'vitest';
import { chosenSeed } from '../../chosen-seed.ts';
import { times } from './counts.ts';
import { answerTo, type Question, someQuestion } from './kept/answers.ts';
import { type Declared, declaredAtFirst } from './kept/declared.ts';
import { edits } from './kept/edits.ts';
import { entriesOf, happenings, harmKept, moveLedger } from './kept/happenings.ts';
import { newRepository, type Repository } from './kept/repository.ts';
import { type Random, randomFrom } from './random.ts';

/** What tells the builds apart whose caches are trusted: see currentBuild. */
const build = globalThis as { __BYLAW_BUILD__?: string };

afterEach(() => {
  delete build.__BYLAW_BUILD__;
  vi.restoreAllMocks();
});

const without = { BYLAW_CACHE: 'off' };

/** Has something happen, and says what. */
async function step(repository: Repository, declared: Declared, random: Random): Promise<string> {
  if (random.below(3) > 0) {
    const name = random.pick(Object.keys(edits));
    edits[name]?.(declared, random);
    repository.write(declared);
    return name;
  }
  const name = random.pick(Object.keys(happenings));
  await happenings[name]?.(repository, random, declared);
  return name;
}

describe('what is kept', () => {
  it('changes no answer, whatever happened since it was kept', async () => {
    const seed = chosenSeed();
    const steps = times(2000, 25);
    let asked = 0;
    for (let round = 0; asked < steps; round += 1) {
      const random = randomFrom(seed + round);
      const repository = newRepository();
      // Files are as old as those that nobody has just written.
      const now = Date.now.bind(Date);
      vi.spyOn(Date, 'now').mockImplementation(() => now() + 60_000);
      try {
        asked += await oneHistory(
          repository,
          random,
          Math.min(60, steps - asked),
          `BYLAW_SEED=${seed + round}`,
        );
      } finally {
        vi.restoreAllMocks();
        repository.remove();
      }
    }
  }, 3_600_000);
});

async function oneHistory(
  repository: Repository,
  random: Random,
  steps: number,
  which: string,
): Promise<number> {
  let declared = declaredAtFirst(random);
  repository.write(declared);
  await happenings.apply?.(repository, random, declared);
  let good = structuredClone(declared);
  let [tip] = entriesOf(repository);
  const earlier = new Map<string, Buffer[]>();
  const history: string[] = [];
  for (let at = 0; at < steps; at += 1) {
    build.__BYLAW_BUILD__ = random.below(12) === 0 ? 'another' : 'this';
    history.push(await step(repository, declared, random));
    const question = someQuestion(random);
    const answer = await compare(
      repository,
      random,
      question,
      `${which}, ${at}: ${history.slice(-12).join('; ')}`,
    );
    if (random.below(4) === 0) harmKept(repository.folder, random, earlier);
    if (answer.startsWith('{"failed":"ledger/')) moveLedger(repository, tip);
    else [tip] = entriesOf(repository);
    if (!isWrong(answer)) good = structuredClone(declared);
    else if (random.below(4) > 0) {
      // Back to what could be planned.
      declared = structuredClone(good);
      repository.write(declared);
    }
  }
  return steps;
}

function isWrong(answer: string): boolean {
  return answer.includes('"severity": "error"') || answer.startsWith('{"failed"');
}

async function compare(
  repository: Repository,
  random: Random,
  question: Question,
  which: string,
): Promise<string> {
  const fresh = await answerTo(question, repository, without);
  const told = `${question.asks} after ${which}`;
  const both = await Promise.all(
    random.below(4) === 0
      ? [answerTo(question, repository), answerTo(question, repository)]
      : [answerTo(question, repository)],
  );
  for (const kept of both) expect(kept, told).toBe(fresh);
  expect(await answerTo(question, repository), `${told}, again`).toBe(fresh);
  if (random.below(10) > 0) return fresh;
  const copy = repository.copy();
  try {
    expect(await answerTo(question, copy), `${told}, elsewhere`).toBe(fresh);
  } finally {
    copy.remove();
  }
  return fresh;
}
