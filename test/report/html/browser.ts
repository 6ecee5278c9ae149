import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface OpenedPage {
  readonly page: Page;
  /** What the page complained of, by itself or by its policy, and whatever it asked of a network. */
  readonly complaints: readonly string[];
}

/** Opens a page from a file, as somebody does who was sent it. */
export async function openPage(
  browser: Browser,
  text: string,
  options: BrowserContextOptions = {},
): Promise<OpenedPage> {
  const folder = mkdtempSync(join(tmpdir(), 'page-'));
  const file = join(folder, 'plan.html');
  writeFileSync(file, text);
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, ...options });
  onTestFinished(async () => {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    dialog.dismiss().catch(() => undefined);
  });
  const address = pathToFileURL(file).href;
  page.on('request', (request) => {
    if (request.url() !== address) complaints.push(`request: ${request.url()}`);
  });
  await page.goto(address);
  return { page, complaints };
}

/** What axe finds of WCAG 2.2 A and AA and of its own best practices. */
export async function expectAccessible(page: Page): Promise<void> {
  // The page's policy lets nothing run but its own script; the protocol does.
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { axe: run } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations, incomplete } = await run.run();
    // Signs are hidden from those who hear the page, and no words: axe cannot judge the contrast of `−`.
    const isText = ({ target }: { target: unknown }) => !String(target).includes('.sign');
    const told = ({ id, nodes }: (typeof violations)[number]) =>
      nodes
        .filter(isText)
        .slice(0, 3)
        .map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`);
    return { violations: violations.flatMap(told), incomplete: incomplete.flatMap(told) };
  });
  expect(found).toEqual({ violations: [], incomplete: [] });
}
