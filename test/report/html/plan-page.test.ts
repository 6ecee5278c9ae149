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
  awaiting: {
    isWhole: false,
    changes: everySort.slice(0, 2),
    approvals: [
      {
        ...{ guardrail: 'refunds', by: ['team/security'], count: 1, changes: [], pullRequests: [12] },
        why: ['#12 lacks 1 approval of its newest commit (ben does not count: wrote some of it)'],
      },
    ],
  },
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

  it('says at the top whose approval it takes and what is held, each with a way to why', async () => {
    const { page } = await openPage(browser, text);
    const top = page.getByRole('banner').getByRole('region', { name: 'Approvals' });
    expect(await top.getByRole('listitem').allInnerTexts()).toMatchInlineSnapshot(`
      [
        "2 approvals of team/board or member/conductor, as guardrail money-needs-two asks",
        "1 approval of team/board, as guardrail roles-are-the-boards asks",
        "2 changes are held until then",
      ]
    `);
    for (const link of await top.getByRole('link').all()) {
      const at = (await link.getAttribute('href')) ?? '';
      expect(await page.locator(at).count()).toBe(1);
    }
    const held = await page.locator('#s1-awaiting').innerText();
    expect(held).toContain('ben does not count: wrote some of it');
    expect(held).toContain('team-member:orchestra/strings/ben');
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
