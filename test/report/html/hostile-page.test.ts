import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { html } from '../../../src/report/html/html.ts';
import { renderPlanHtml } from '../../../src/report/html/render-plan-html.ts';
import { fc } from '../../properties.ts';
import { everySort, planOf, section } from '../orchestra-plan.ts';
import { approvals, everyAccess } from './access-samples.ts';
import { expectAccessible, openPage } from './browser.ts';
import { openBrowser } from './open-browser.ts';

const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)' x='",
  '</style></title></script><svg onload=alert(1)>',
  '<!-- </details></main></body>',
  '<a href="javascript:alert(1)">click</a>',
  '&lt;b&gt; &amp;amp; &#0;',
  '`</code><iframe src=https://evil.example>`',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: somebody else's template
  '{{constructor}} ${alert(1)} ]]> <?php',
  'a\u202egnp.exe\u0000\u001b[31m\u2066',
  'عبد الرحمن البهلول',
  `${'x'.repeat(60_000)}end`,
  `${'very-long-word-without-a-break'.repeat(40)}`,
];

/** What is one of few words, and no text of anybody's. */
const closed = new Set(['status', 'kind', 'is', 'level', 'extent', 'action', 'effect', 'cause', 'severity']);
const openIn: Readonly<Record<string, readonly string[]>> = { action: ['example'], before: ['changes'] };

/** The value with another text in place of every text, but where few words are possible. */
function poisoned<T>(value: T, text: () => string, key = '', above = ''): T {
  if (typeof value === 'string') {
    return (closed.has(key) && !openIn[key]?.includes(above) ? value : text()) as T;
  }
  if (Array.isArray(value)) return value.map((one) => poisoned(one, text, key, above)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      keeps(key, name) ? one : poisoned(one, text, name, key),
    ]),
  ) as T;
}

/** Decisions and who allowed a guard are words as well. */
function keeps(key: string, name: string): boolean {
  return (
    (key === 'example' && (name === 'before' || name === 'after')) || name === 'askedBy' || name === 'because'
  );
}

const sample = section({
  access: everyAccess,
  approvals: { status: 'evaluated', needed: approvals },
  changes: everySort,
  held: everySort,
  awaiting: {
    isWhole: false,
    changes: everySort,
    approvals: [
      {
        ...{ guardrail: 'g', by: ['t'], count: 1, changes: [], pullRequests: [12] },
        why: ['w'],
      },
    ],
  },
  publishes: [{ policy: 'scores', version: 3, digest: 'ab', previous: 2 }],
  adopts: ['member:orchestra/ana' as never],
  letGo: [{ address: 'member:orchestra/ana' as never, fields: ['email'] }],
  clock: {
    starts: [{ address: 'member:orchestra/ana' as never, at: 'soon', value: { role: 'x', starts: 'y' } }],
    expires: [{ address: 'member:orchestra/ana' as never, at: 'soon' }],
    changed: true,
  },
  guards: [{ guard: 'g', message: 'm', limit: 1, planned: 2, allow: 'a' }],
  findings: [{ code: 'c' as never, severity: 'error', message: 'm', hint: 'h' }],
  settles: ['member:orchestra/ana' as never],
});

function hostilePage(...texts: readonly string[]): string {
  let next = 0;
  const text = () => texts[next++ % texts.length] ?? '';
  const plan = { ...planOf(sample), against: { kind: 'ref', revision: 'main', commit: 'abc' } } as const;
  const { planVersion, ...rest } = plan;
  const poisonedPlan = {
    planVersion,
    ...poisoned(rest, text),
    against: { ...plan.against, revision: text() },
  };
  return renderPlanHtml(poisonedPlan, { notes: [{ message: text() }] });
}

interface Contents {
  readonly tags: string[];
  readonly attributes: string[];
  readonly links: string[];
  readonly scripts: number;
}

/** All that stands in the page: tags, attributes by name, and where links lead. */
function contentsOf(page: Page): Promise<Contents> {
  return page.evaluate(`(() => {
    const all = [...document.querySelectorAll('*')];
    const sorted = (list) => [...new Set(list)].sort();
    return {
      tags: sorted(all.map((one) => one.localName)),
      attributes: sorted(all.flatMap((one) => one.getAttributeNames())),
      links: sorted(all.map((one) => one.getAttribute('href')).filter((link) => link !== null)),
      scripts: document.querySelectorAll('script, style').length,
    };
  })()`);
}

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
});

describe('a plan in which every text is hostile', () => {
  let expected: Contents;
  beforeAll(async () => {
    const page = await browser.newPage();
    await page.setContent(hostilePage('plain `words` here'));
    expected = await contentsOf(page);
    await page.close();
  });

  // Each field has another text in each round.
  const rounds = process.env.BYLAW_FULL === '1' ? hostile.length : 3;
  it.each(hostile.slice(0, rounds).map((_, round) => round))(
    'is a page as any other: round %d',
    async (round) => {
      const texts = [...hostile.slice(round), ...hostile.slice(0, round)];
      const { page, complaints } = await openPage(browser, hostilePage(...texts));
      const found = await contentsOf(page);
      expect(expected.tags).toEqual(expect.arrayContaining(found.tags));
      expect(expected.attributes).toEqual(expect.arrayContaining(found.attributes));
      expect(found.links.filter((link) => !link.startsWith('#'))).toEqual([]);
      expect(found.scripts).toBe(2);
      expect(complaints).toEqual([]);
      await page.getByRole('button', { name: 'Open all' }).click();
      const overflow = await page.locator('html').evaluate((root) => root.scrollWidth - root.clientWidth);
      expect(overflow).toBe(0);
    },
  );

  it('is as accessible', async () => {
    const { page } = await openPage(browser, hostilePage(hostile[1] ?? ''));
    await expectAccessible(page);
  });

  it('shows the text as it is', async () => {
    const { page } = await openPage(browser, hostilePage(hostile[0] ?? ''));
    expect(await page.locator('.change .what').first().textContent()).toContain('<script>alert(1)</script>');
    expect(await page.title()).toContain('Bylaw plan');
  });
});

describe('html', () => {
  it('leaves no text a character that begins or ends markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(html`${text}`.markup).not.toMatch(/[<>"'`]|&(?!(?:amp|lt|gt|quot|#39|#96);)/);
      }),
    );
  });

  it('takes markup as it is, and nothing that only looks like it', () => {
    expect(html`<p>${html`<b>${'<i>'}</b>`}</p>`.markup).toBe('<p><b>&lt;i&gt;</b></p>');
    expect(html`${['<', [html`<br>`, 3]]}`.markup).toBe('&lt;<br>3');
  });
});
