import { describe, expect, test } from 'vitest';
import { accessShow } from '../../../src/operations/access/access-show.ts';
import { isRefusedPlan } from '../../../src/report/count-changes.ts';
import { renderPlanMarkdown } from '../../../src/report/render-plan-markdown.ts';
import { renderPlanText } from '../../../src/report/render-plan-text.ts';
import { cloneLibrary, type Library, policy, team } from '../library.ts';
import { branches } from './branches.ts';

const fetchAll = /`git fetch --unshallow`.*`fetch-depth: 0`/;

/** What was applied, two commits on, as CI checks it out: the last commit alone. */
async function shallow(files: Parameters<Library['edit']>[0] = { 'README.md': 'A library\n' }) {
  const { hall, main } = await branches();
  await main.apply();
  main.edit({ 'NOTES.md': 'A note\n' });
  main.edit(files);
  main.git('push', '--quiet', 'origin', 'main');
  const ci = await cloneLibrary(main, '--depth=1', '--branch', 'main');
  ci.git('remote', 'set-url', 'origin', hall.folder);
  expect(ci.git('rev-list', '--count', 'HEAD')).toBe('1');
  return { main, ci };
}

describe('in a shallow clone', () => {
  test('a plan of nothing is refused by no guard, as apply has nothing to do', async () => {
    const { ci } = await shallow();
    const { plan } = await ci.plan();
    if (plan === undefined) throw new Error('no plan');
    expect(plan.sections[0]?.guards).toMatchObject([
      { guard: 'rollback', message: expect.stringMatching(fetchAll) },
    ]);
    expect(isRefusedPlan(plan)).toBe(false);
    for (const text of [renderPlanText(plan), renderPlanMarkdown(plan)]) {
      expect(text).toMatch(/rollback` would refuse changes: /);
      expect(text).not.toMatch(/apply would write nothing|`rollback` refuses|to allow it/i);
    }
    expect((await ci.apply()).status).toBe('nothing-to-do');
  });

  test('a plan of something is refused, and says that history is cut off', async () => {
    const { ci } = await shallow({ 'organizations/library/kids.yaml': team('kids', ['cleo']) });
    const { plan } = await ci.plan();
    if (plan === undefined) throw new Error('no plan');
    expect(isRefusedPlan(plan)).toBe(true);
    expect(renderPlanText(plan)).toMatch(fetchAll);
    const refused = await ci.apply();
    expect(refused).toMatchObject({ status: 'refused', refusals: [expect.stringMatching(fetchAll)] });
    ci.git('fetch', '--quiet', '--unshallow', 'origin');
    expect((await ci.apply()).status).toBe('applied');
  });

  test('a commit that is compared with and is not here is told from a mistyped one', async () => {
    const { main, ci } = await shallow();
    const older = main.git('rev-parse', 'HEAD~1');
    for (const against of ['HEAD~1', older, older.slice(0, 9), 'mian']) {
      const failure = {
        code: 'git/unknown-revision',
        message: expect.stringMatching(/the history of this clone is cut off/),
        hint: expect.stringMatching(fetchAll),
      };
      await expect(ci.plan({ against }), against).rejects.toMatchObject(failure);
      const asked = accessShow(ci.session(), { principal: 'member/ada', at: against });
      await expect(asked, against).rejects.toMatchObject(failure);
    }
    await expect(main.plan({ against: 'mian' })).rejects.toMatchObject({
      message: expect.not.stringMatching(/cut off/),
    });
  });

  test('versions that cannot be told from the history that is here are not taken for none', async () => {
    const pinned = 'organizations/library/lend-books.yaml';
    const { main, ci } = await shallow({
      [pinned]: policy('lend-books', 'books:lend').replace('statements:', 'defaultVersion: 1\nstatements:'),
    });
    expect((await main.plan()).plan?.sections[0]?.findings).toEqual([]);
    const cutOff = { code: 'git/history-cut-off' };
    await expect(ci.plan()).rejects.toMatchObject(cutOff);
    await expect(ci.apply()).rejects.toMatchObject(cutOff);
    await expect(accessShow(ci.session(), { principal: 'member/ada', at: 'HEAD' })).rejects.toMatchObject(
      cutOff,
    );
    ci.git('fetch', '--quiet', '--unshallow', 'origin');
    expect((await ci.plan()).plan?.sections[0]?.findings).toEqual([]);
  });
});
