import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';

const script = fileURLToPath(new URL('../../../scripts/ensure-chromium.mjs', import.meta.url));

/** As root Chromium has no sandbox; the other flags keep it from asking hosts of its maker's. */
const quiet = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update'],
];

/** Real Chromium, installed first where there is none. */
export function openBrowser(): Promise<Browser> {
  const executablePath = execFileSync(process.execPath, [script], { encoding: 'utf8' }).trim();
  return chromium.launch({ executablePath, args: quiet });
}
