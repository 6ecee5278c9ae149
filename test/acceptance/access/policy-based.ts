import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { makeWorkbench, projectRoot, type Workbench } from '../workbench.ts';

const policy = 'organizations/acme/policies/read-events.yaml';
const roles = 'organizations/acme/roles.yaml';

/** A first text of the policy: regions were not asked about. */
const unlimited = `apiVersion: bylaw/v1
kind: Policy
name: read-events
description: Read events
statements:
  - sid: ReadEvents
    effect: allow
    actions: ["events:read"]
    resources: ["krn:acme:events:{org_id}:event/*"]
`;

/** `examples/policy-based` after two applies: the first published version 1 of `read-events`, the second what it says now. */
export function policyBased(): Workbench {
  const home = makeWorkbench();
  const bench = home.at(join(home.folder, 'acme'));
  cpSync(join(projectRoot, 'examples', 'policy-based'), join(home.folder, 'acme'), { recursive: true });
  const now = { [policy]: text(bench, policy), [roles]: text(bench, roles) };
  bench.git('init', '-q');
  bench.write({
    [policy]: unlimited,
    [roles]: text(bench, roles).replace('"read-events@1"', 'read-events'),
  });
  bench.commit('Start');
  apply(bench);
  bench.write(now);
  bench.commit('Read only the own region');
  apply(bench);
  return bench;
}

function text(bench: Workbench, path: string): string {
  return readFileSync(join(bench.folder, path), 'utf8');
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
