import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { changeDigest, setDigest } from '../../src/plan/change-digest.ts';
import type { Change, Plan } from '../../src/plan/plan.ts';
import { makeWorkbench, type Workbench } from './workbench.ts';

const writersFile = 'organizations/acme/teams/writers.yaml';

describe('a saved plan', () => {
  let bench: Workbench;

  beforeEach(() => {
    const home = makeWorkbench({}, 'resident');
    home.bylaw('init', 'acme', '--template', 'minimal');
    bench = home.at(join(home.folder, 'acme'));
    bench.commit('Start');
    expect(bench.bylaw('apply', '--yes').code).toBe(0);
    edit(/ {2}- bo\n/, '  - bo\n  - ana\n', 'Let Ana write');
    expect(bench.bylaw('plan', '--out', 'plan.json').code).toBe(0);
  });

  it('applies what it shows', () => {
    expect(bench.bylaw('apply', 'plan.json', '--yes').code).toBe(0);

    expect(bench.bylaw('plan', '--detailed-exitcode').code).toBe(0);
  });

  it('selects among the changes of a fresh plan', () => {
    edit(/ {2}- ana\n/, '', 'Back again');
    edit(/ {2}- bo\n/, '  - bo\n  - ana\n', 'Let Ana write, and the team get a description');
    edit(/Write the handbook/, 'All who write', 'Describe the team');
    const only = 'team-member:acme/writers/ana';
    expect(bench.bylaw('plan', '--only', only, '--out', 'plan.json').code).toBe(0);

    expect(bench.bylaw('apply', 'plan.json', '--yes').code).toBe(0);

    const left = bench.json<{ plan: Plan }>('plan').plan.sections.flatMap((section) => section.changes);
    expect(left.map(({ address }) => address)).toEqual(['team:acme/writers']);
  });

  it.each([
    ['with a digest of its own invention', false],
    ['with digests that fit', true],
  ])('is refused where a change was added by hand, %s, and nothing is written', (_, fits) => {
    const tip = bench.git('rev-parse', 'bylaw/ledger');
    const promotion = {
      action: 'update',
      address: 'member:acme/bo',
      before: { role: 'reader' },
      after: { role: 'owner' },
    } as const;
    const digest = changeDigest({ organization: 'acme', target: 'directory', ...promotion });
    const added: Change = {
      ...promotion,
      digest: fits ? digest : 'a'.repeat(64),
      effect: 'none',
      cause: 'declared',
    };
    rewrite((plan) => {
      const sections = plan.sections.map((section) => ({ ...section, changes: [...section.changes, added] }));
      const changes = sections.flatMap((section) => section.changes);
      return { ...plan, sections, ...(fits ? { changeDigest: setDigest(changes) } : {}) };
    });

    const refused = bench.bylaw('apply', 'plan.json', '--yes');

    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('member:acme/bo');
    expect(bench.git('rev-parse', 'bylaw/ledger')).toBe(tip);
  });

  it('is refused where a change was edited under its old digest', () => {
    const tip = bench.git('rev-parse', 'bylaw/ledger');
    rewrite((plan) => ({
      ...plan,
      sections: plan.sections.map((section) => ({
        ...section,
        changes: section.changes.map((change) => ({ ...change, after: { role: 'maintainer' } })),
      })),
    }));

    const refused = bench.bylaw('apply', 'plan.json', '--yes');

    expect(refused.code).toBe(1);
    expect(bench.git('rev-parse', 'bylaw/ledger')).toBe(tip);
  });

  it('is refused when it comes from an older commit, with what moved', () => {
    edit(/displayName: Writers/, 'displayName: The writers', 'Rename for people');
    const tip = bench.git('rev-parse', 'bylaw/ledger');

    const refused = bench.bylaw('apply', 'plan.json', '--yes');

    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain(writersFile);
    expect(refused.stderr).toContain(bench.git('rev-parse', '--short=7', 'HEAD'));
    expect(bench.git('rev-parse', 'bylaw/ledger')).toBe(tip);
  });

  it('is refused when it is of another version, not JSON, or not a plan', () => {
    for (const text of ['{"planVersion": 2}', 'not JSON', '[]', '{"planVersion": 1, "sections": 7}']) {
      writeFileSync(join(bench.folder, 'plan.json'), text);
      const refused = bench.bylaw('apply', 'plan.json', '--yes');
      expect(refused.code).toBe(1);
      expect(refused.stderr).toContain('plan.json');
    }
  });

  function edit(from: RegExp, to: string, subject: string): void {
    const file = join(bench.folder, writersFile);
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
    bench.git('commit', '-q', '-m', subject, '--', writersFile);
  }

  function rewrite(change: (plan: Plan) => unknown): void {
    const file = join(bench.folder, 'plan.json');
    writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8')))));
  }
});
