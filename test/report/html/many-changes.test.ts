import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { renderPlanHtml } from '../../../src/report/html/render-plan-html.ts';
import { change, planOf, section } from '../orchestra-plan.ts';
import { openPage } from './browser.ts';
import { manyChanges } from './many-changes.ts';
import { openBrowser } from './open-browser.ts';

const count = 5_000;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
});

it('5,000 changes of access and 500 objects stay one page that can be searched', async () => {
  const players = Array.from({ length: 500 }, (_, index) =>
    change({ action: 'create', address: `team-member:orchestra/strings/player-${index}`, after: {} }),
  );
  const text = renderPlanHtml(planOf(section({ access: manyChanges(count), changes: players })));
  expect(text.length).toBeLessThan(12_000_000);
  const { page, complaints } = await openPage(browser, text);
  const status = page.locator('#shown');
  expect(await status.textContent()).toBe('5,000 changes of access');
  await page.locator('[name=principal]').fill('player-4321');
  await expect.poll(() => status.textContent()).toBe('1 of 5,000 changes of access');
  expect(await page.locator('.change:not([hidden]) .what').allTextContents()).toEqual([
    expect.stringContaining('member/player-4321 may do scores:act-53'),
  ]);
  expect(await page.locator('.group:not([hidden]) > h3').allTextContents()).toEqual([
    'New access 1 of 1,900',
  ]);
  // What is far from sight is not laid out.
  await page.locator('button[type=reset]').click();
  await expect.poll(() => status.textContent()).toBe('5,000 changes of access');
  const last = page.locator('.change').last();
  expect(
    await last.evaluate((one) => one.ownerDocument.defaultView?.getComputedStyle(one).contentVisibility),
  ).toBe('auto');
  expect(complaints).toEqual([]);
});
