import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeWorkbench, projectRoot } from './workbench.ts';

const templates = readdirSync(join(projectRoot, 'templates')).filter((name) => !name.startsWith('.'));

it('there is a template of each of these', () => {
  expect(templates).toEqual([
    'admin-member-viewer',
    'minimal',
    'owner-member',
    'policy-based',
    'single-owner',
    'zones',
  ]);
});

describe.each(templates)('template %s', (template) => {
  it('is valid, laid out, tested, applied at once, and plans to nothing then', () => {
    const home = makeWorkbench();
    expect(home.bylaw('init', 'acme', '--template', template).code).toBe(0);
    const bench = home.at(join(home.folder, 'acme'));
    expect(bench.bylaw('validate', '--strict').stderr).toBe('');
    expect(bench.json<{ changed: string[] }>('fmt', '--check').changed).toEqual([]);
    if (template !== 'minimal') {
      const tested = bench.bylaw('test', '--coverage', '--min-coverage', '100');
      expect(tested.stdout).toContain('(100 %)');
      expect(tested.code).toBe(0);
    }
    bench.commit('Start');
    expect(bench.bylaw('plan', '--detailed-exitcode').code).toBe(2);
    expect(bench.bylaw('apply', '--yes').code).toBe(0);
    expect(bench.bylaw('plan', '--detailed-exitcode').code).toBe(0);
    bench.git('fsck', '--strict');
  });

  it('brings its README, a workflow and the settings of an editor', () => {
    const home = makeWorkbench();
    const { written } = home.json<{ written: string[] }>('init', 'acme', '--template', template);
    expect(written).toEqual(
      expect.arrayContaining([
        'README.md',
        '.github/workflows/bylaw.yml',
        '.vscode/settings.json',
        'bylaw.yaml',
      ]),
    );
  });
});
