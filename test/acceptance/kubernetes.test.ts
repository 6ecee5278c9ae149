import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PlanSection } from '../../src/plan/plan.ts';
import { dataFolder, makeWorkbench, projectRoot, type Workbench } from './workbench.ts';

interface Counts {
  readonly people: number;
  readonly teams: number;
  readonly memberships: number;
  readonly repositoryPermissions: number;
}

const data = dataFolder();
const title = 'the eight organizations of the Kubernetes project';

describe.skipIf(data === undefined)(data === undefined ? `${title} (no data: set BYLAW_DATA)` : title, () => {
  const source = join(data ?? '', 'kubernetes-org', 'config');
  let native: Workbench;

  beforeAll(() => {
    native = imported('native', source);
  }, 120_000);

  it('validates without an error', () => {
    const validated = native.bylaw('validate');

    expect(validated.stdout + validated.stderr).not.toContain('error[');
    expect(validated.code).toBe(0);
  });

  it('plans as many people, teams, memberships and repository permissions as an independent count finds', () => {
    const counter = join(projectRoot, 'test', 'acceptance', 'count-peribolos.mjs');
    const counted = spawnSync(process.execPath, [counter, source], { encoding: 'utf8' });
    const plan = native.json<{ plan: { sections: PlanSection[] } }>('plan').plan;

    const planned = Object.fromEntries(
      plan.sections.map((section) => [section.organization, countsOf(section)]),
    );

    expect(Object.keys(planned)).toHaveLength(8);
    expect(planned).toEqual(JSON.parse(counted.stdout));
  });

  it('applies, plans to nothing, leaves a sound repository and a readable ledger', () => {
    const applied = native.bylaw('apply', '--yes');
    expect(applied.stderr).not.toContain('error[');
    expect(applied.code).toBe(0);

    expect(native.bylaw('plan', '--detailed-exitcode').code).toBe(0);
    native.git('fsck', '--strict');

    const trail = native.git('log', '--stat', '--stat-width=120', 'bylaw/ledger');
    expect(trail).toMatch(/Result \d+: kubernetes\/directory/);
    expect(trail).toContain('managed/team/');
    const again = native.json<{ status: string }>('apply', '--yes');
    expect(again.status).toBe('nothing-to-do');
  }, 120_000);

  it('writes the same trees with the isomorphic backend', () => {
    const isomorphic = imported('isomorphic', source);
    expect(isomorphic.bylaw('apply', '--yes').code).toBe(0);

    expect(ledgerTrees(isomorphic)).toEqual(ledgerTrees(native));
    expect(ledgerTrees(native).length).toBe(8);
    isomorphic.git('fsck', '--strict');
    expect(isomorphic.bylaw('plan', '--detailed-exitcode').code).toBe(0);
  }, 240_000);

  it('plans one change when one member leaves one team', () => {
    const folder = join(native.folder, 'organizations', 'kubernetes-nightly', 'teams');
    const file = join(
      folder,
      readdirSync(folder).find((name) => name.startsWith('publishing-bot-maintainers')) ?? '',
    );
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, before.replace(/^ *- (member: )?xmudrii\n/m, ''));
    native.commit('Let xmudrii leave the publishing bot');

    const { plan } = native.json<{ plan: { sections: PlanSection[] } }>('plan');
    const changes = plan.sections.flatMap((section) => section.changes);

    expect(changes.map(({ action, address, effect }) => ({ action, address, effect }))).toEqual([
      {
        action: 'delete',
        address: 'team-member:kubernetes-nightly/publishing-bot-maintainers/xmudrii',
        effect: 'loss',
      },
    ]);
    expect(native.bylaw('plan', '--detailed-exitcode').code).toBe(2);
  });
});

function imported(backend: 'native' | 'isomorphic', source: string): Workbench {
  const home = makeWorkbench({ BYLAW_GIT: backend });
  const done = home.bylaw('import', 'peribolos', source, '--out', 'k8s');
  expect(done.stderr).not.toContain('error');
  expect(done.code).toBe(0);
  const bench = home.at(join(home.folder, 'k8s'));
  bench.git('init', '-q');
  bench.commit('Import from peribolos');
  return bench;
}

function countsOf(section: PlanSection): Counts {
  const created = section.changes.filter((change) => change.action === 'create');
  const having = (prefix: string): number =>
    created.filter(({ address }) => address.startsWith(prefix)).length;
  const onRepository = created.filter(
    ({ address, after }) =>
      address.startsWith('binding:') && JSON.stringify(after?.on ?? '').includes(':repository/'),
  );
  return {
    people: having('member:'),
    teams: having('team:'),
    memberships: having('team-member:'),
    repositoryPermissions: onRepository.length,
  };
}

/** `<organization> <tree of policies> <tree of managed>`, from the tip of the ledger. */
function ledgerTrees(bench: Workbench): string[] {
  const organizations = bench.git('ls-tree', '--name-only', 'bylaw/ledger:organizations').split('\n');
  return organizations.map((name) => {
    const at = `bylaw/ledger:organizations/${name}`;
    const policies = bench.git('ls-tree', at).includes('\tpolicies')
      ? bench.git('rev-parse', `${at}/policies`)
      : '-';
    return `${name} ${policies} ${bench.git('rev-parse', `${at}/targets/directory/managed`)}`;
  });
}
