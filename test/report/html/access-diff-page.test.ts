import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccessDiffReport } from '../../../src/report/access-diff/access-diff-report.ts';
import { renderAccessDiffHtml } from '../../../src/report/html/render-access-diff-html.ts';
import { renderPlanHtml } from '../../../src/report/html/render-plan-html.ts';
import { everySort, planOf, section } from '../orchestra-plan.ts';
import { accessDiff, approvals, everyAccess } from './access-samples.ts';
import { expectAccessible, openPage } from './browser.ts';
import { openBrowser } from './open-browser.ts';

function report(...organizations: AccessDiffReport['organizations']): AccessDiffReport {
  return {
    before: { is: 'commit', revision: 'main', commit: 'a'.repeat(40) },
    after: { is: 'work-tree', commit: 'a'.repeat(40), changed: true },
    now: '2026-11-23T05:00:00Z',
    until: '2026-12-07T05:00:00Z',
    behind: null,
    beginsHere: false,
    organizations,
  };
}

const orchestra = { ...everyAccess, organization: 'orchestra', approvals, weakened: [], unjudged: [] };
const quiet = { ...accessDiff(), organization: 'choir', approvals: [], weakened: [], unjudged: [] };

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
});

describe('the page of an access diff', () => {
  it('tells of one organization who gains and loses, and is accessible', async () => {
    const { page, complaints } = await openPage(browser, renderAccessDiffHtml(report(orchestra)));
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(
      'New privileged access for 2 principals; 502 gain access, 3 lose it, 1 could not be compared (highest risk: critical)',
    );
    await page.getByRole('button', { name: 'Open all' }).click();
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });

  it('says of a path that remains what it gives, and how many more remain', async () => {
    const { page } = await openPage(browser, renderAccessDiffHtml(report(orchestra)));
    await page.getByRole('button', { name: 'Open all' }).click();
    const stay = page.locator('[data-kind="stays"]');
    const [gone, remains] = [/^Path that goes/, 'Path that remains, 1 of 3'].map((name) =>
      stay.getByRole('list', { name }),
    );
    expect(await gone?.textContent()).toContain('scores:lend and scores:read');
    expect(await remains?.textContent()).toContain('scores:read');
    expect(await remains?.textContent()).not.toContain('scores:lend');
    expect(await stay.getByText('and 2 more ways').isVisible()).toBe(true);
  });

  it('leads to each of several organizations, and names those of whom nobody is concerned', async () => {
    const text = renderAccessDiffHtml(report(orchestra, { ...orchestra, organization: 'opera' }, quiet));
    const { page } = await openPage(browser, text);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(
      'Access changes in 2 organizations: new privileged access in 2 organizations (highest risk: critical)',
    );
    await page.getByRole('navigation').getByRole('link', { name: 'opera' }).click();
    expect(new URL(page.url()).hash).toBe('#s2');
    expect(await page.getByText('Nobody’s access changes in choir.').isVisible()).toBe(true);
    await expectAccessible(page);
  });

  it('says that nothing changes where nothing does', () => {
    const text = renderAccessDiffHtml(report(quiet));
    expect(text).toContain('<h1>Nobody’s access changes</h1>');
    expect(text).not.toContain('id="filters"');
  });
});

describe('the page of a plan of several sections', () => {
  it('leads to each that has something to tell, and names the others', async () => {
    const refused = { guard: 'g', message: 'm', limit: 1, planned: 2, allow: 'a' };
    const plan = planOf(
      section({
        access: everyAccess,
        approvals: { status: 'evaluated', needed: approvals },
        changes: everySort,
      }),
      section({
        target: 'github',
        access: accessDiff({ system: 'github' }),
        changes: everySort,
        guards: [refused],
      }),
      section({ organization: 'choir', access: accessDiff() }),
    );
    const { page } = await openPage(browser, renderPlanHtml(plan));
    const rows = page.getByRole('navigation').getByRole('row');
    expect(await rows.allInnerTexts()).toEqual([
      expect.stringContaining('Section'),
      expect.stringMatching(
        /^orchestra on directory\s+new privileged access for 2, 502 gain, 1 not compared, 2 under other[^\t]*\tcritical\t2 of team\/board and member\/conductor; 1 of team\/board/,
      ),
      expect.stringMatching(/^orchestra on github refused\s+no change\s+none\s+none\s+2 to create/),
    ]);
    expect(await page.title()).toBe(
      'Access plan: new privileged access in 1 section (highest risk: critical) · Bylaw plan',
    );
    expect(await page.getByText('Nothing to do: choir on directory.').isVisible()).toBe(true);
    await expectAccessible(page);
  });

  it('takes a section whose access was not evaluated for no section without a risk', async () => {
    const plan = planOf(
      section({ access: everyAccess, changes: everySort }),
      section({ organization: 'choir', changes: everySort }),
    );
    const { page } = await openPage(browser, renderPlanHtml(plan));
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(
      'Access plan: new privileged access in 1 section, 1 section not evaluated (highest risk: critical)',
    );
    const row = page.getByRole('navigation').getByRole('row').last();
    expect(await row.innerText()).toMatch(
      /^choir on directory\s+not evaluated\s+not evaluated\s+2 to create/,
    );
  });

  it('tells first of all what keeps it from being applied', async () => {
    const broken = { code: 'guardrail/forbidden-access' as never, message: '`member/ana` reaches it' };
    const plan = planOf(
      section({ findings: [{ ...broken, severity: 'error' }], changes: everySort }),
      section({ organization: 'choir', findings: [{ ...broken, severity: 'warning' }], changes: everySort }),
    );
    const { page } = await openPage(browser, renderPlanHtml(plan));
    const refused = page.getByRole('region', { name: 'Refused' });
    expect(await refused.getByRole('listitem').allInnerTexts()).toEqual([
      'orchestra on directory',
      'error member/ana reaches it guardrail/forbidden-access',
    ]);
    await expectAccessible(page);
  });
});
