import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { makeWorkbench, projectRoot, type Workbench } from '../workbench.ts';

/** `examples/policy-based` after what its README does: two applies, the second with `regions.patch`. */
export function policyBased(environment: Readonly<Record<string, string>> = {}): Workbench {
  const home = makeWorkbench(environment, 'resident');
  const bench = home.at(join(home.folder, 'acme'));
  cpSync(join(projectRoot, 'examples', 'policy-based'), bench.folder, { recursive: true });
  bench.git('init', '-q');
  bench.commit('Start');
  apply(bench);
  bench.git('apply', 'regions.patch');
  bench.commit('Read only the own region');
  apply(bench);
  return bench;
}

function apply(bench: Workbench): void {
  const { code, stderr } = bench.bylaw('apply', '--yes');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
}

/** Output without what differs from run to run: commits and times. */
export function steady(output: string): string {
  return output
    .replace(/\b[0-9a-f]{7}\b/g, 'COMMIT')
    .replace(/\d{4}-\d\d-\d\dT[\d:]+Z/g, (time) => (time.startsWith('2027') ? time : 'TIME'))
    .replace(/COMMIT \d{4}-\d\d-\d\d/g, 'COMMIT DAY');
}
