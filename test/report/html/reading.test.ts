import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderPlanHtml } from '../../../src/report/html/render-plan-html.ts';
import { change, everySort, planOf, section } from '../orchestra-plan.ts';
import { accessChange, accessDiff, everyAccess, route } from './access-samples.ts';
import { openPage } from './browser.ts';
import { openBrowser } from './open-browser.ts';

const text = renderPlanHtml(planOf(section({ access: everyAccess, changes: everySort })));

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
});

describe('filters', () => {
  it('show what matches, and say how much that is', async () => {
    const { page } = await openPage(browser, text);
    const shown = page.locator('.change:visible');
    const status = page.getByRole('status');
    await page.getByLabel('Risk').selectOption('high or more');
    await expect.poll(() => status.textContent()).toBe('2 of 8 changes of access');
    expect(await shown.count()).toBe(2);
    await page.getByRole('button', { name: 'Reset' }).click();
    await page.getByLabel('Gained').uncheck();
    await page.getByLabel('Not compared').uncheck();
    await expect.poll(() => status.textContent()).toBe('4 of 8 changes of access');
    await page.getByRole('button', { name: 'Reset' }).click();
    await page.getByLabel('Privileged only').check();
    await expect.poll(() => status.textContent()).toBe('2 of 8 changes of access');
    expect(await page.getByRole('heading', { name: 'Less access' }).isVisible()).toBe(false);
  });

  it('find somebody among those whom a line only counts', async () => {
    const { page } = await openPage(browser, text);
    await page.getByLabel('Principal').fill('Player-377');
    await expect.poll(() => page.locator('.change:visible').count()).toBe(1);
    expect(await page.locator('.change:visible .what').textContent()).toMatch(
      /^500 members gain scores:lend/,
    );
  });

  it('look for somebody among those who have a change, not among its documents', async () => {
    const { page } = await openPage(browser, text);
    await page.getByLabel('Principal').fill('member/ana');
    const found = page.locator('.change:visible .what');
    await expect.poll(() => found.count()).toBe(2);
    // Their last change comes from `policy/scores@3`, which is no principal.
    await page.getByLabel('Principal').fill('policy/scores');
    await expect.poll(() => found.count()).toBe(0);
  });

  it('hide nothing of which the page does not list everybody', async () => {
    const crowd = Array.from({ length: 20_001 }, (_, index) => `member/m-${index}`);
    const changes = [accessChange({ principals: crowd }), ...everyAccess.changes];
    const crowded = renderPlanHtml(planOf(section({ access: { ...everyAccess, changes } })));
    const { page } = await openPage(browser, crowded);
    await page.getByLabel('Principal').fill('m-20000');
    await expect.poll(() => page.locator('.change:visible .what').count()).toBe(1);
    expect(await page.locator('.change:visible .what').textContent()).toContain('20,001 members');
    await page.getByLabel('Gained').uncheck();
    await expect.poll(() => page.locator('.change:visible').count()).toBe(0);
  });

  it('say that the page does not hold all, whatever is looked for', async () => {
    const rows = Array.from({ length: 5_001 }, (_, index) =>
      change({ action: 'create', address: `member:orchestra/m-${index}`, after: {} }),
    );
    const long = renderPlanHtml(planOf(section({ access: everyAccess, changes: rows })));
    const { page } = await openPage(browser, long);
    await page.getByLabel('Search').fill('nothing has this name');
    await expect.poll(() => page.locator('.object:not([hidden])').count()).toBe(0);
    expect(await page.locator('.kind-of-object h4').textContent()).toBe('members 0 of 5,001');
    await page.locator('.kind-of-object summary').click();
    expect(await page.locator('.rest').textContent()).toMatch(/^and 1 more, which this page does not hold/);
    expect(await page.locator('.rest').isVisible()).toBe(true);
  });

  it('leave of the documents those that have to do with what is shown', async () => {
    const { page } = await openPage(browser, text);
    const documents = page.locator('.cause:visible th');
    expect(await documents.allTextContents()).toEqual(['member/ana', 'policy/scores@3', 'team/brass']);
    await page.getByLabel('Principal').fill('Player-377');
    await expect.poll(() => documents.allTextContents()).toEqual(['policy/scores@3']);
    expect(await page.locator('.cause:visible .links a:visible').allTextContents()).toEqual(['#3']);
    await page.getByLabel('Principal').fill('member/gia');
    const heading = page.getByRole('heading', { name: 'By document' });
    await expect.poll(() => heading.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Reset' }).click();
    await expect.poll(() => documents.count()).toBe(3);
    await page.getByLabel('Search').fill('brass');
    await expect.poll(() => documents.allTextContents()).toEqual(['team/brass']);
  });

  it('search every word in changes and in what is written', async () => {
    const { page } = await openPage(browser, text);
    await page.getByLabel('Search').fill('strings ben');
    await expect.poll(() => page.locator('.object:visible').count()).toBe(1);
    expect(await page.locator('.object:visible').textContent()).toContain(
      'team-member:orchestra/strings/ben',
    );
    expect(await page.locator('.change:visible .what').allTextContents()).toEqual([
      expect.stringContaining('member/ben may do hall:open'),
    ]);
  });
});

describe('the keyboard', () => {
  it('leads from the top past the filters, and opens a change', async () => {
    const { page } = await openPage(browser, text);
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Skip to the changes' });
    expect(await skip.evaluate((link) => link === link.ownerDocument.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    const third = page.locator('.change > summary').nth(2);
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press('Tab');
      if (await third.evaluate((summary) => summary === summary.ownerDocument.activeElement)) break;
    }
    const body = page.locator('.change').nth(2).locator('.body');
    expect(await body.isVisible()).toBe(false);
    await page.keyboard.press('Enter');
    expect(await body.isVisible()).toBe(true);
  });

  it('follows a link to what a filter hides', async () => {
    const { page } = await openPage(browser, text);
    await page.getByLabel('Principal').fill('nobody');
    await expect.poll(() => page.locator('.change:visible').count()).toBe(0);
    await page.goto(`${page.url()}#s1-6`);
    await expect.poll(() => page.locator('#s1-6').isVisible()).toBe(true);
    expect(await page.locator('#s1-6').isVisible()).toBe(true);
  });
});

describe('losses that differ in their actions alone', () => {
  const lost = { kind: 'lost', principals: ['member/eli'] } as const;
  const changes = [
    accessChange(),
    accessChange({ ...lost, actions: ['scores:burn'], privileged: true }),
    accessChange({ ...lost, actions: ['scores:edit'] }),
  ];
  const causes = [
    { of: 'role/a', change: 'changed', changes: [1], gain: 0, lose: 1 },
    { of: 'role/b', change: 'changed', changes: [0, 2], gain: 1, lose: 1 },
  ] as const;
  const folded = renderPlanHtml(planOf(section({ access: { ...everyAccess, changes, causes } })));

  it('are one card with all their numbers, and every link leads to one', async () => {
    const { page } = await openPage(browser, folded);
    expect(await page.locator('.change .number').allTextContents()).toEqual(['#1', '#2', '#3']);
    const card = page.locator('.change', { hasText: 'scores:burn' });
    expect(await card.locator('.number').allTextContents()).toEqual(['#2', '#3']);
    await card.locator('summary').first().click();
    expect(await card.locator('dd', { hasText: 'role/' }).allTextContents()).toEqual([
      'role/a changed, role/b changed',
    ]);
    const links = await page.locator('a[href^="#"]').evaluateAll((all) =>
      all.map((link) => ({
        href: link.getAttribute('href'),
        leads: link.ownerDocument.getElementById(link.getAttribute('href')?.slice(1) ?? '') !== null,
      })),
    );
    expect(links.length).toBeGreaterThan(2);
    expect(links.filter(({ leads }) => !leads)).toEqual([]);
  });
});

describe('a path that not all have', () => {
  it('begins with one who has it', async () => {
    const { page } = await openPage(browser, text);
    const card = page.locator('.change', { hasText: '500 members gain' });
    expect(await card.locator('.route .who').allTextContents()).toEqual([
      'member/player-001 and 478 more',
      'member/player-481 and 19 more',
    ]);
    expect(await card.locator('.more').textContent()).toBe('and 2 more ways; of 1 of them no way is shown');
  });
});

describe('paths that lead to the same change', () => {
  it('end with what each of them gives, not with what all of them give', async () => {
    const reach = { pattern: 'krn:orchestra:scores:one', extent: 'whole' as const };
    const actions = ['scores:lend', 'scores:read'];
    const gifts = [[{ actions: ['scores:lend'] }], [{ actions, resources: [reach] }], []];
    const several = accessChange({
      actions,
      routes: gifts.map((gives, at) => ({ ...route(1, { is: 'role', name: `role/lender-${at}` }), gives })),
    });
    const one = { ...several, routes: [route(1, { is: 'role', name: 'role/lender' })] };
    const { page } = await openPage(
      browser,
      renderPlanHtml(planOf(section({ access: accessDiff({ changes: [several, one] }) }))),
    );
    expect(await page.locator('.route .end').allTextContents()).toEqual([
      'scores:lend on krn:orchestra:scores:{org_id}:score/*',
      'scores:lend and scores:read on krn:orchestra:scores:one',
      'scores:lend and scores:read on krn:orchestra:scores:{org_id}:score/*, not all of it for each',
      'scores:lend and scores:read on krn:orchestra:scores:{org_id}:score/*',
    ]);
    const [first, second] = await page
      .locator('.route')
      .evaluateAll((all) =>
        all.map((each) => each.getBoundingClientRect()).map(({ top, bottom }) => ({ top, bottom })),
      );
    expect((second?.top ?? 0) - (first?.bottom ?? 0)).toBeGreaterThanOrEqual(16);
  });
});

describe('a line of a change', () => {
  it('says where not all is meant that its pattern matches', async () => {
    const { page } = await openPage(browser, text);
    const open = page.locator('.change', { hasText: 'hall:open' }).first();
    expect(await open.locator('.what').textContent()).toContain('on part of krn:orchestra:hall');
    expect(await open.locator('.route .end').first().textContent()).toContain(
      'on part of krn:orchestra:hall',
    );
  });
});

describe('without JavaScript', () => {
  it('everything can be read and opened; filters are absent', async () => {
    const { page, complaints } = await openPage(browser, text, { javaScriptEnabled: false });
    expect(await page.getByRole('search').count()).toBe(0);
    expect(await page.locator('.change').count()).toBe(8);
    const lost = page.locator('.change', { hasText: 'lose scores:edit' });
    expect(await lost.locator('.body').isVisible()).toBe(false);
    await lost.locator('summary').first().click();
    expect(await lost.locator('.body').isVisible()).toBe(true);
    expect(complaints).toEqual([]);
  });
});

describe('on paper', () => {
  it.each([true, false])('everything stands open (with JavaScript: %s)', async (javaScriptEnabled) => {
    const { page } = await openPage(browser, text, { javaScriptEnabled });
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.filters').isVisible()).toBe(false);
    for (const body of await page.locator('.change .body').all()) expect(await body.isVisible()).toBe(true);
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(20_000);
  });
});
