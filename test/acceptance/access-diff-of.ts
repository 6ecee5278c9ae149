import { expect } from 'vitest';
import type { Workbench } from './workbench.ts';

/** What `access diff` says of the files as they are, on a day of November. */
export function accessDiff(bench: Workbench, ...flags: string[]): string {
  const args = ['access', 'diff', 'HEAD', '--now', '2026-11-20', ...flags];
  const { code, stdout, stderr } = bench.bylaw(...args);
  expect(stderr).not.toContain('error');
  expect(code).toBe(0);
  return shortened(stdout);
}

/** Without the names of commits, which are of the day. */
export function shortened(text: string): string {
  return text.replace(/\b[0-9a-f]{7}\b/g, 'COMMIT');
}
