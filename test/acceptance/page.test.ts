import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, openPage } from '../report/html/browser.ts';
import { openBrowser } from '../report/html/open-browser.ts';
import { makeWorkbench, type Workbench } from './workbench.ts';

describe('a pull request looked at in a browser', () => {
  let bench: Workbench;
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
    const home = makeWorkbench({}, 'resident');
    expect(home.bylaw('init', 'acme', '--template', 'policy-based').code).toBe(0);
    bench = home.at(join(home.folder, 'acme'));
    bench.commit('Start');
    const members = 'organizations/acme/members.yaml';
    const text = readFileSync(join(bench.folder, members), 'utf8');
    const binding = '{ role: access-administrator, reason: stands in for Dee, expires: 2099-12-01 }';
    bench.write({ [members]: text.replace('name: cy\n', `name: cy\n    bindings:\n      - ${binding}\n`) });
  });
  afterAll(async () => {
    await browser.close();
  });

  it.each([
    ['plan', '--against', 'HEAD', '--format', 'html'],
    ['access', 'diff', 'HEAD', '--format', 'html'],
  ])('%s %s %s %s %s', async (...command) => {
    const done = bench.bylaw(...command);
    expect(done).toMatchObject({ code: 0, stderr: '' });
    const { page, complaints } = await openPage(browser, done.stdout);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(
      'New privileged access for 1 principal; 1 gains access (highest risk: high)',
    );
    const paths = await page.getByRole('list', { name: 'Path 1 of 1' }).allTextContents();
    expect(paths[0]).toBe(
      'member/cyrole/access-administrator members.yaml:18policy/administer-access@1 #PeopleAndRoles administer-access.yaml:64 actions on *',
    );
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });
});
