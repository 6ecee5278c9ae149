import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { GithubEmulator } from './start-github-emulator.ts';

/** What `gh api <args>` prints, one JSON value a page or, with `--jq`, a line a value. */
export type AskGh = (...args: readonly string[]) => Promise<string>;

/**
 * GitHub's own command line against an emulator: it speaks plain HTTP to github.localhost, through a proxy that is the
 * emulator itself, and to the emulator's own address where links of pages lead there.
 */
export function openGh(emulator: Pick<GithubEmulator, 'url' | 'token'>): AskGh {
  const script = fileURLToPath(new URL('../../scripts/ensure-gh.mjs', import.meta.url));
  const gh = execFileSync(process.execPath, [script], { encoding: 'utf8' }).trim();
  const home = mkdtempSync(join(tmpdir(), 'gh-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    GH_CONFIG_DIR: home,
    GH_HOST: 'github.localhost',
    GH_TOKEN: emulator.token,
    GH_ENTERPRISE_TOKEN: emulator.token,
    GH_NO_UPDATE_NOTIFIER: '1',
    HTTP_PROXY: emulator.url,
    NO_COLOR: '1',
  };
  return async (...args) => {
    const child = spawn(gh, ['api', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const closed = new Promise((resolve) => child.on('close', resolve));
    const [printed, complaint, status] = await Promise.all([text(child.stdout), text(child.stderr), closed]);
    if (status !== 0)
      throw new Error(`gh api ${args.join(' ')} ended with ${status}: ${complaint}${printed}`);
    return printed;
  };
}
