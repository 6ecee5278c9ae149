import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { renderPlanText } from '../../../src/report/render-plan-text.ts';
import { type Library, team, whileWriting } from '../library.ts';
import { branches } from './branches.ts';

async function notes(library: Library, offline = false) {
  const { plan, notes: found = [] } = await library.plan({ offline });
  if (plan === undefined) throw new Error('nothing was planned');
  const text = renderPlanText(plan, { notes: found });
  for (const { message } of found) expect(text).toContain(`note: ${message}\n`);
  return found;
}

test('a plan tells of a commit that nobody else has, unless it has nothing to apply', async () => {
  const { main } = await branches();
  await main.apply();
  main.write({ 'organizations/library/kids.yaml': team('kids', ['cleo']) });
  expect(await notes(main)).toEqual([]);
  main.git('add', '--all');
  main.git('commit', '--quiet', '--message', 'Kids');
  expect(await notes(main)).toMatchObject([
    {
      about: 'unpushed',
      message: expect.stringMatching(/on no branch of origin.*`git push`.*apply refuses it/),
    },
  ]);
  expect(await notes(main, true)).toEqual([]);
  main.git('push', '--quiet', 'origin', 'main');
  expect(await notes(main)).toEqual([]);
});

test('a plan tells of an apply that is at work, and of one that died', async () => {
  const { main, other } = await branches();
  let seen: unknown;
  const providers = whileWriting(main, async () => {
    seen ??= await notes(other);
    throw new Error('killed');
  });
  await expect(main.apply({}, { providers })).rejects.toThrow('killed');
  const open = { about: 'open-intent', organization: 'library', target: 'catalogue', entry: 2 };
  const running = /^Ada Lund applies to library\/catalogue since .* waits for it until 2026-09-01T08:30:00Z$/;
  expect(seen).toMatchObject([{ ...open, message: expect.stringMatching(running) }]);
  const died = [{ ...open, message: expect.stringMatching(/whose process is gone, and has no result/) }];
  for (const library of [main, other]) expect(await notes(library)).toMatchObject(died);
  expect(await notes(main, true)).toMatchObject(died);
  await main.apply();
  expect(await notes(other)).toEqual([]);
});

test('a plan tells of results that wait in this clone, and of files there that are none', async () => {
  const { main, other } = await branches();
  const folder = join(main.folder, '.git/bylaw/unrecorded');
  mkdirSync(folder, { recursive: true });
  const result = {
    unrecordedVersion: 1,
    ref: 'refs/heads/bylaw/ledger',
    intent: { sequence: 2, commit: 'a'.repeat(40) },
    at: '2026-09-01T08:00:00Z',
    outcomes: [],
    scheduled: [],
  };
  writeFileSync(join(folder, 'one.json'), JSON.stringify(result));
  writeFileSync(join(folder, 'two.json'), 'nothing');
  expect(await notes(main)).toMatchObject([
    { about: 'unrecorded', entry: 2, message: expect.stringContaining('bylaw ledger resume') },
    { about: 'unrecorded', path: join(folder, 'two.json') },
  ]);
  expect(await notes(other)).toEqual([]);
});
