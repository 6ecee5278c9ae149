import { expect, test } from 'vitest';
import type { PlanSection } from '../../src/plan/plan.ts';
import { type Library, openLibrary, policy, start, team } from './library.ts';

const file = 'organizations/library/lend-books.yaml';

async function sectionAgainst(library: Library, against: string): Promise<PlanSection | undefined> {
  return (await library.plan({ against })).plan?.sections[0];
}

test('a version that the revision would publish itself is no difference', async () => {
  const library = await openLibrary();
  expect((await sectionAgainst(library, 'HEAD'))?.publishes).toEqual([]);
  library.edit({ [file]: policy('lend-books', 'books:buy') });
  expect((await sectionAgainst(library, 'HEAD~1'))?.publishes).toMatchObject([
    { policy: 'lend-books', version: 1 },
  ]);
  expect((await sectionAgainst(library, 'HEAD'))?.publishes).toEqual([]);
});

test('what the revision schedules too is nothing to announce', async () => {
  const visit = '{member: cleo, starts: "2030-01-01T00:00:00Z", reason: story hour}';
  const library = await openLibrary({ ...start, 'organizations/library/kids.yaml': team('kids', [visit]) });
  const starts = [{ at: '2030-01-01T00:00:00Z' }];
  expect((await sectionAgainst(library, 'HEAD'))?.clock).toMatchObject({ changed: false, starts });
  library.edit({ 'organizations/library/kids.yaml': team('kids', [visit.replace('2030', '2031')]) });
  expect((await sectionAgainst(library, 'HEAD~1'))?.clock.changed).toBe(true);
});
