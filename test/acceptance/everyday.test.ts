import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LogResult } from '../../src/operations/results.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { makeWorkbench, type Workbench } from './workbench.ts';

const teamFile = 'organizations/acme/teams/writers.yaml';

describe('an everyday repository', () => {
  let bench: Workbench;

  beforeAll(() => {
    const home = makeWorkbench();
    home.bylaw('init', 'acme', '--template', 'minimal');
    bench = home.at(join(home.folder, 'acme'));
    bench.commit('Start');
  });

  it('says of everything that it evaluates it', () => {
    const { plan } = bench.json<{ plan: Plan }>('plan');

    for (const section of plan.sections) {
      for (const part of [section.access, section.guardrails, section.approvals]) {
        expect(part.status).toBe('evaluated');
      }
    }
    expect(bench.bylaw('plan').stdout).not.toContain('not evaluated');
  });

  it('applies once, and a second time to nothing and without an entry', () => {
    expect(bench.bylaw('apply', '--yes').code).toBe(0);
    const entries = bench.json<LogResult>('log').entries.length;

    expect(bench.json<{ status: string }>('apply', '--yes').status).toBe('nothing-to-do');
    expect(bench.json<LogResult>('log').entries).toHaveLength(entries);
  });

  it('renames a team without a deletion, and its file in the ledger moves', () => {
    const text = readFileSync(join(bench.folder, teamFile), 'utf8');
    bench.write({ [teamFile]: text.replace('name: writers', 'name: authors\npreviously: [writers]') });
    bench.commit('Call the writers authors');

    const changes = bench.json<{ plan: Plan }>('plan').plan.sections.flatMap((section) => section.changes);
    expect(changes.map(({ action, address }) => `${action} ${address}`)).toEqual([
      'rename team:acme/authors',
    ]);

    expect(bench.bylaw('apply', '--yes').code).toBe(0);
    const files = bench.git('ls-tree', '-r', '--name-only', 'bylaw/ledger');
    expect(files).toContain('managed/team/authors.json');
    expect(files).not.toContain('managed/team/writers.json');
    expect(bench.bylaw('plan', '--detailed-exitcode').code).toBe(0);
  });

  it('holds removals back, and says so in the ledger', () => {
    const text = readFileSync(join(bench.folder, teamFile), 'utf8');
    bench.write({ [teamFile]: text.replace('  - bo\n', '  - ana\n') });
    bench.commit('Ana writes instead of Bo');

    const held = bench.bylaw('apply', '--yes', '--hold-removals');
    expect(held.code).toBe(0);
    expect(held.stdout).toContain('1 held');
    const [newest] = bench.json<LogResult>('log').entries;
    expect(newest?.entry.outcomes?.map(({ address, status }) => `${address} ${status}`).sort()).toEqual([
      'team-member:acme/authors/ana applied',
      'team-member:acme/authors/bo held',
    ]);
    expect(bench.bylaw('apply', '--yes').code).toBe(0);
    expect(bench.bylaw('plan', '--detailed-exitcode').code).toBe(0);
  });

  it('lets go of a team without touching it, and adopts it again where it is declared', () => {
    const forgotten = bench.bylaw('forget', 'team:acme/authors', '--reason', 'moves to another repository');
    expect(forgotten.code).toBe(0);
    const text = readFileSync(join(bench.folder, teamFile), 'utf8');
    bench.git('rm', '-q', teamFile);
    bench.git('commit', '-q', '-m', 'Leave the authors to others');

    expect(bench.bylaw('plan', '--detailed-exitcode').code).toBe(0);
    expect(bench.git('ls-tree', '-r', '--name-only', 'bylaw/ledger')).toContain(
      'unmanaged/team/authors.json',
    );

    bench.write({ [teamFile]: text });
    bench.commit('Take the authors back');
    expect(bench.bylaw('apply', '--yes').code).toBe(0);
    expect(bench.git('ls-tree', '-r', '--name-only', 'bylaw/ledger')).toContain('managed/team/authors.json');
    expect(bench.bylaw('plan', '--detailed-exitcode').code).toBe(0);
  });

  it('compares with a branch without reading a target', () => {
    bench.git('checkout', '-q', '-b', 'topic');
    const text = readFileSync(join(bench.folder, teamFile), 'utf8');
    bench.write({ [teamFile]: text.replace('  - ana\n', '') });
    bench.commit('Ana leaves');

    const { plan } = bench.json<{ plan: Plan }>('plan', '--against', 'main');
    expect(plan.against.kind).toBe('ref');
    expect(plan.sections.flatMap((section) => section.changes.map(({ address }) => address))).toEqual([
      'team-member:acme/authors/ana',
    ]);
    bench.git('checkout', '-q', 'main');
  });

  it('shows an entry with what it changed', () => {
    const shown = bench.bylaw('audit', 'show', '3');

    expect(shown.code).toBe(0);
    expect(shown.stdout).toContain('managed/member/24/ana.json');
    expect(bench.bylaw('audit', 'show', '999').code).toBe(1);
  });

  it('is found healthy, and formatted', () => {
    expect(bench.bylaw('doctor').code).toBe(0);
    expect(bench.bylaw('fmt', '--check').code).toBe(0);
    expect(bench.bylaw('validate').code).toBe(0);
  });
});
