import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/plan/plan.ts';
import type { PublishedVersion } from '../../src/plan/policy-history.ts';
import { makeWorkbench, type Workbench } from './workbench.ts';

const policyFile = 'organizations/acme/policies/edit-chapters.yaml';
const folder = 'organizations/acme/policies/edit-chapters';

describe.each(['native', 'isomorphic'] as const)('versions of a policy, %s backend', (backend) => {
  it('edits twice, rolls back by a pin, deletes and creates again', () => {
    const bench = started(backend);
    expect(numbers(bench)).toEqual([1]);

    edit(bench, '"handbook:read", ', '');
    edit(bench, '"handbook:edit"', '"handbook:read"');
    expect(numbers(bench)).toEqual([1, 2, 3]);
    expect(inForce(bench)).toBe(3);

    pin(bench, 2);
    expect(numbers(bench)).toEqual([1, 2, 3]);
    expect(inForce(bench)).toBe(2);
    const pinned = readFileSync(join(bench.folder, policyFile), 'utf8');

    const warned = bench.bylaw('validate');
    expect(warned.code).toBe(0);
    expect(bench.bylaw('plan').stdout + bench.bylaw('plan').stderr).toContain('plan/statements-not-in-force');

    rmSync(join(bench.folder, policyFile));
    bench.write({ 'organizations/acme/teams/writers.yaml': writers([]) });
    bench.commit('Retire the policy');
    dropFromRole(bench);
    apply(bench);
    expect(tombstone(bench)).toEqual({ deletedAfter: [3] });
    expect(numbers(bench)).toEqual([1, 2, 3]);
    expect(bench.git('ls-tree', '-r', '--name-only', 'bylaw/ledger')).not.toContain(
      'managed/policy/edit-chapters',
    );

    bench.write({ [policyFile]: pinned.replace(/^defaultVersion: .*\n/m, '') });
    bench.commit('Bring the policy back');
    apply(bench);
    expect(numbers(bench)).toEqual([1, 2, 3, 4]);
    expect(version(bench, 4).sameAs).toBe(3);
    expect(inForce(bench)).toBe(4);
    bench.git('fsck', '--strict');
  }, 120_000);

  it('publishes the older text again under a new number', () => {
    const bench = started(backend);
    edit(bench, 'handbook:edit', 'handbook:read');
    edit(bench, 'handbook:read', 'handbook:edit');

    expect(version(bench, 3).sameAs).toBe(1);
    expect(version(bench, 3).digest).toBe(version(bench, 1).digest);
  }, 60_000);

  it('publishes nothing for a comment, an order of keys or of actions', () => {
    const bench = started(backend);
    const text = readFileSync(join(bench.folder, policyFile), 'utf8');
    bench.write({
      [policyFile]: `# reviewed\n${text.replace('["handbook:read", "handbook:edit"]', '["handbook:edit", "handbook:read"]')}`,
    });
    bench.commit('Sort the actions');

    expect(bench.bylaw('plan', '--detailed-exitcode').code).toBe(0);
    expect(numbers(bench)).toEqual([1]);
  }, 60_000);
});

describe.each(['native', 'isomorphic'] as const)(
  'two branches that both expect version 3, %s backend',
  (backend) => {
    it('gives the second number 4, says so, refuses its saved plan, and no pin holds the other text', () => {
      const bench = started(backend);
      edit(bench, '"handbook:read", ', '');
      bench.git('branch', 'second');

      bench.git('checkout', '-q', '-b', 'first');
      bench.write({
        [policyFile]: text(bench)
          .replace('"handbook:edit"', '"handbook:read", "handbook:edit"')
          .replace('EditChapters', 'ReadAndEdit'),
      });
      bench.commit('First edit');
      const firstPlan = planOf(bench);
      bench.git('checkout', '-q', 'second');
      bench.write({
        [policyFile]: text(bench).replace('"handbook:edit"', '"handbook:read"'),
      });
      bench.commit('Second edit');
      const second = bench.bylaw('plan', '--out', 'second-plan.json');
      expect(second.code).toBe(0);
      const secondPlan: Plan = JSON.parse(readFileSync(join(bench.folder, 'second-plan.json'), 'utf8'));
      expect(expected(firstPlan)).toMatchObject([{ policy: 'edit-chapters', version: 3 }]);
      expect(expected(secondPlan)).toMatchObject([{ policy: 'edit-chapters', version: 3 }]);
      expect(expected(firstPlan)[0]?.digest).not.toBe(expected(secondPlan)[0]?.digest);

      bench.git('checkout', '-q', 'main');
      bench.git('merge', '-q', '--ff-only', 'first');
      apply(bench);
      bench.git('merge', '-q', '-X', 'theirs', '-m', 'Merge the second edit', 'second');
      const merged = text(bench);

      const refused = bench.bylaw('apply', 'second-plan.json', '--yes');
      expect(refused.code).toBe(1);
      expect(refused.stderr).toMatch(/version 3 of policy `edit-chapters`.*version 4/);
      expect(numbers(bench)).toEqual([1, 2, 3]);

      const done = bench.bylaw('apply', '--yes');
      expect(done.code).toBe(0);
      expect(done.stdout).toMatch(/edit-chapters@4/);
      expect(done.stdout).toMatch(/version 3 was published/);
      expect(numbers(bench)).toEqual([1, 2, 3, 4]);
      expect(version(bench, 3).digest).toBe(expected(firstPlan)[0]?.digest);
      expect(version(bench, 4).digest).not.toBe(version(bench, 3).digest);

      bench.git('checkout', '-q', '-b', 'third', 'second');
      bench.write({ [policyFile]: `${merged}defaultVersion: 3\n` });
      bench.commit('Pin what this branch believes to be version 3');
      const pinned = bench.bylaw('plan');
      expect(pinned.code).toBe(1);
      expect(pinned.stdout + pinned.stderr).toContain('plan/unpublished-pin');
    }, 180_000);
  },
);

function started(backend: string): Workbench {
  const home = makeWorkbench({ BYLAW_GIT: backend }, 'resident');
  expect(home.bylaw('init', 'acme', '--template', 'minimal').code).toBe(0);
  const bench = home.at(join(home.folder, 'acme'));
  bench.commit('Start');
  apply(bench);
  return bench;
}

function text(bench: Workbench): string {
  return readFileSync(join(bench.folder, policyFile), 'utf8');
}

function edit(bench: Workbench, from: string, to: string): void {
  bench.write({ [policyFile]: text(bench).replace(from, to) });
  bench.commit(`Replace ${from}`);
  apply(bench);
}

function pin(bench: Workbench, version: number): void {
  bench.write({ [policyFile]: `${text(bench)}defaultVersion: ${version}\n` });
  bench.commit(`Go back to version ${version}`);
  apply(bench);
}

function dropFromRole(bench: Workbench): void {
  const file = 'organizations/acme/roles.yaml';
  const roles = readFileSync(join(bench.folder, file), 'utf8');
  bench.write({ [file]: roles.replace('policies: [edit-chapters]', 'permissions: ["handbook:read"]') });
  bench.commit('Give editors their permission directly');
}

function writers(bindings: readonly string[]): string {
  const list = bindings.length === 0 ? '' : `bindings: [${bindings.join(', ')}]\n`;
  return `apiVersion: bylaw/v1\nkind: Team\nname: writers\nmembers: [bo, cy]\n${list}`;
}

function apply(bench: Workbench): void {
  const done = bench.bylaw('apply', '--yes');
  expect(`${done.code} ${done.stderr}`).toBe('0 ');
}

function numbers(bench: Workbench): number[] {
  const names = bench.git('ls-tree', '--name-only', `bylaw/ledger:${folder}`).split('\n');
  return names
    .flatMap((name) => (/^\d+\.json$/.test(name) ? [Number.parseInt(name, 10)] : []))
    .sort((a, b) => a - b);
}

function version(bench: Workbench, number: number): PublishedVersion {
  return JSON.parse(bench.git('show', `bylaw/ledger:${folder}/${number}.json`));
}

function tombstone(bench: Workbench): unknown {
  return JSON.parse(bench.git('show', `bylaw/ledger:${folder}/tombstone.json`));
}

function inForce(bench: Workbench): number {
  const file = 'organizations/acme/targets/directory/managed/policy/edit-chapters.json';
  const managed = bench.git('show', `bylaw/ledger:${file}`);
  return Number(/"version": (\d+)/.exec(managed)?.[1]);
}

function planOf(bench: Workbench): Plan {
  return bench.json<{ plan: Plan }>('plan').plan;
}

function expected(plan: Plan): Plan['sections'][number]['publishes'] {
  return plan.sections.flatMap((section) => section.publishes);
}
