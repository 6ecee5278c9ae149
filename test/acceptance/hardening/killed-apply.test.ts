import { describe, expect, test } from 'vitest';
import { isFull, times } from './counts.ts';
import { type Moment, openCrashCourse, type Scenario } from './crash-course.ts';
import { inLanes } from './lanes.ts';
import type { Random } from './random.ts';
import { seedOfTest } from './seed.ts';

const whoms = ['process', 'group'] as const;
const whens = ['before', 'after', 'torn'] as const;

/**
 * Each backend with and without a remote twice, so that half of the moments are each: the command on embedded
 * directories, and the library with an external system besides; the first apply of all, and a later one.
 */
const scenarios: readonly Scenario[] = [
  { backend: 'native', remote: 'no remote', runs: 'command', before: 1 },
  { backend: 'native', remote: 'no remote', runs: 'worker', before: 0 },
  { backend: 'isomorphic', remote: 'no remote', runs: 'command', before: 0 },
  { backend: 'isomorphic', remote: 'no remote', runs: 'worker', before: 1 },
  { backend: 'native', remote: 'file', runs: 'command', before: 0 },
  { backend: 'native', remote: 'http', runs: 'worker', before: 1 },
  { backend: 'isomorphic', remote: 'http', runs: 'command', before: 1 },
  { backend: 'isomorphic', remote: 'http', runs: 'worker', before: 0 },
];

/** Fewer have each backend, each kind of remote and either program among them. */
const played = isFull ? scenarios : scenarios.filter((_, at) => [0, 3, 4, 5, 6].includes(at));

/** Moments spread evenly over a run, between its beginning and its end. */
function spread(count: number, seed: Random): readonly Moment[] {
  return Array.from({ length: count }, (_, index) => ({
    at: 'time',
    share: (index + 0.5) / count,
    whom: seed.pick(whoms),
  }));
}

/** Some of the steps of a run that leave a mark. */
function stepByStep(steps: number, count: number, seed: Random): readonly Moment[] {
  return Array.from({ length: count }, () => ({
    at: 'step',
    step: String(1 + seed.below(steps)),
    when: seed.pick(whens),
    whom: seed.pick(whoms),
  }));
}

describe.each(played)('an apply ($runs, $backend, $remote, $before before it)', (scenario) => {
  test('killed at any moment, the next one converges', { timeout: times(3_600_000, 900_000) }, async () => {
    const seed = seedOfTest();
    const course = await openCrashCourse(scenario);
    const moments = [...spread(times(50, 1), seed), ...stepByStep(course.steps.length, times(50, 1), seed)];
    const problems = await inLanes(moments, 2, (moment) => course.crash(moment));
    course.remove();
    expect(problems.filter((problem) => problem !== undefined)).toEqual([]);
  });
});
