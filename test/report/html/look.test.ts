import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderPlanHtml } from '../../../src/report/html/render-plan-html.ts';
import { at } from '../access-diff/sample-diff.ts';
import { change, everySort, planOf, section } from '../orchestra-plan.ts';
import { accessChange, accessDiff, everyAccess, route } from './access-samples.ts';
import { expectAccessible, openPage } from './browser.ts';
import { openBrowser } from './open-browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
});

const phone = { viewport: { width: 390, height: 800 } };

describe('the table of sections', () => {
  const page = renderPlanHtml(
    planOf(
      section({ access: everyAccess, changes: everySort }),
      section({ organization: 'choir', changes: everySort }),
    ),
  );

  it('keeps away from what stands above it', async () => {
    const { page: opened } = await openPage(browser, page);
    const gap = await opened.locator('.overview').evaluate((table) => {
      return (
        table.getBoundingClientRect().top -
        (table.previousElementSibling?.getBoundingClientRect().bottom ?? 0)
      );
    });
    expect(gap).toBeGreaterThanOrEqual(16);
  });

  it('says on a phone what each cell is of, since its heads have no room', async () => {
    const { page: opened } = await openPage(browser, page, phone);
    const heads = await opened
      .locator('.overview td')
      .evaluateAll((cells) =>
        cells
          .slice(0, 3)
          .map((cell) => cell.ownerDocument.defaultView?.getComputedStyle(cell, '::before').content ?? ''),
      );
    expect(heads.map((head) => head.replaceAll('"', ''))).toEqual([
      'Access: ',
      'Highest risk: ',
      'What is written: ',
    ]);
  });
});

describe('a path', () => {
  const steps = ['strings', 'winds', 'brass', 'percussion', 'everybody'].map(
    (name) => ({ is: 'team', name: `team/${name}-of-the-orchestra`, at: at('teams.yaml', 4) }) as const,
  );
  const page = renderPlanHtml(
    planOf(section({ access: accessDiff({ changes: [accessChange({ routes: [route(1, ...steps)] })] }) })),
  );

  it('goes on from where a line ends: none begins with an arrow', async () => {
    const { page: opened } = await openPage(browser, page);
    const nodes = await opened.locator('.route .node').evaluateAll((all) =>
      all.map((node) => {
        const { left, top } = node.getBoundingClientRect();
        const before = node.ownerDocument.defaultView?.getComputedStyle(node, '::before');
        // Where its arrow begins, from its left side.
        return {
          left,
          top,
          arrow:
            before === undefined || before.content === 'none' ? undefined : Number.parseFloat(before.left),
        };
      }),
    );
    const lines = [...new Set(nodes.map(({ top }) => top))];
    expect(lines.length).toBeGreaterThan(1);
    const firsts = lines.map((line) => nodes.find(({ top }) => top === line)?.left);
    expect(new Set(firsts).size).toBe(1);
    expect(nodes.map(({ arrow }) => arrow === undefined || arrow > 0)).toEqual(nodes.map(() => true));
    expect(nodes.at(-1)?.arrow).toBeUndefined();
  });
});

describe('several paths to one change', () => {
  it('name what each gives, which stands nowhere else', async () => {
    const actions = ['a:1', 'a:2', 'a:3', 'a:4', 'a:5'];
    const reach = (pattern: string) => ({ pattern, extent: 'whole' as const });
    const role = { is: 'role', name: 'role/x' } as const;
    const routes = [
      route(1, role),
      { ...route(1, role), gives: [{ actions: actions.slice(1) }] },
      {
        ...route(1, role),
        gives: [
          { actions, resources: [reach('x'), reach('y')] },
          { actions: ['a:1'], resources: ['p', 'q', 'r', 's'].map(reach) },
        ],
      },
    ];
    const change = accessChange({ actions, resources: [reach('z')], routes });
    const { page } = await openPage(
      browser,
      renderPlanHtml(planOf(section({ access: accessDiff({ changes: [change] }) }))),
    );
    const ends = await page.locator('.node.end').allInnerTexts();
    expect(ends.map((end) => end.replace(/\s+/g, ' '))).toEqual([
      '5 actions on z',
      'a:2, a:3, a:4, a:5 on z',
      '5 actions on x on y a:1 on 4 patterns',
    ]);
    await page.getByText('on 4 patterns').click();
    expect(await page.getByText('on s', { exact: true }).isVisible()).toBe(true);
    await expectAccessible(page);
  });
});

describe('a page', () => {
  it('breaks no line before a comma', async () => {
    const places = [5, 8, 13, 21].map(
      (line) => ({ is: 'role', name: 'role/x', at: at(`${'long/'.repeat(7)}y.yaml`, line) }) as const,
    );
    const text = renderPlanHtml(
      planOf(section({ access: accessDiff({ changes: [accessChange({ routes: [route(1, ...places)] })] }) })),
    );
    const { page } = await openPage(browser, text, { viewport: { width: 360, height: 800 } });
    const numbers = page.locator('dd .place .whole');
    expect(await numbers.allTextContents()).toEqual([':5,', '8,', '13,', '21']);
    expect(
      await numbers
        .first()
        .evaluate((each) => each.ownerDocument.defaultView?.getComputedStyle(each).whiteSpace),
    ).toBe('nowrap');
  });

  it('asks for no flag: what is cut opens whole', async () => {
    const permissions = Array.from({ length: 200 }, (_, index) => `scores:lend-number-${index}`);
    const fields = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`f${index}`, index]));
    const text = renderPlanHtml(
      planOf(
        section({
          changes: [
            change({ action: 'create', address: 'role:orchestra/x', after: { permissions } }),
            change({ action: 'update', address: 'role:orchestra/y', before: {}, after: fields }),
          ],
        }),
      ),
    );
    expect(text).not.toContain('--full');
    const { page } = await openPage(browser, text);
    expect(await page.getByText('scores:lend-number-199').isVisible()).toBe(false);
    for (const summary of await page.locator('.fields summary').all()) await summary.click();
    expect(await page.getByText('scores:lend-number-199').isVisible()).toBe(true);
    expect(await page.getByText('f9: (none) → 9').isVisible()).toBe(true);
  });

  it('points from guardrails to no findings but those that are there', () => {
    const evaluated = { status: 'evaluated', reason: 'see the findings' } as const;
    const broken = { code: 'guardrail/forbidden-access', severity: 'warning', message: 'm' } as const;
    const told = section({ changes: everySort, guardrails: evaluated, findings: [broken] });
    expect(renderPlanHtml(planOf(told))).not.toContain('see the findings');
    const none = { status: 'evaluated', reason: 'none is broken' } as const;
    const quiet = section({ changes: everySort, guardrails: none });
    expect(renderPlanHtml(planOf(quiet))).toContain('Guardrails: none is broken');
  });
});
