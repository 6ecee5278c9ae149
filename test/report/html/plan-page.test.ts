import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderPlanHtml } from '../../../src/report/html/render-plan-html.ts';
import { everySort, planOf, section } from '../orchestra-plan.ts';
import { approvals, everyAccess } from './access-samples.ts';
import { expectAccessible, openPage } from './browser.ts';
import { openBrowser } from './open-browser.ts';

const everything = section({
  access: everyAccess,
  approvals: { status: 'evaluated', needed: approvals },
  changes: everySort,
  guards: [
    {
      guard: 'gained-privileged',
      message: '2 of 6 principals would gain privileged access; the limit is 1',
      limit: 1,
      planned: 2,
      allow: '`--allow gained-privileged`, or `allow` in Target `directory`',
    },
  ],
  findings: [
    {
      code: 'access/raises-own-access',
      severity: 'warning',
      message: '`member/ana` can give themselves `role/conductor`',
      at: { file: 'members/ana.yaml', start: { line: 8, column: 3 }, end: { line: 8, column: 9 } },
      hint: 'take `bylaw:roles.assign` out of `role/treasurer`',
    },
  ],
  publishes: [{ policy: 'scores', version: 3, digest: 'ab'.repeat(32), previous: 2 }],
});
const notes = [{ message: 'commit `c0ffee` is not pushed' }];
const text = renderPlanHtml(planOf(everything), { notes });

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
});

describe('the page of a plan', () => {
  it('is the same bytes for the same plan', () => {
    expect(renderPlanHtml(planOf(everything), { notes })).toBe(text);
  });

  it('runs its own script and asks nothing of a network', async () => {
    const { page, complaints } = await openPage(browser, text);
    expect(await page.getByRole('status').textContent()).toBe('8 changes of access');
    expect(complaints).toEqual([]);
  });

  it.each([
    ['by day', {}],
    ['by night', { colorScheme: 'dark' }],
    ['on a phone', { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true }],
  ] as const)('is accessible %s, closed and open', async (_, options) => {
    const { page } = await openPage(browser, text, options);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Open all' }).click();
    await expectAccessible(page);
    const overflow = await page.locator('html').evaluate((root) => root.scrollWidth - root.clientWidth);
    expect(overflow).toBe(0);
  });
});
