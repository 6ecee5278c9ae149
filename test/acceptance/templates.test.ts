import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inherited, makeWorkbench, projectRoot } from './workbench.ts';

const templates = readdirSync(join(projectRoot, 'templates')).filter((name) => !name.startsWith('.'));

it('there is a template of each of these', () => {
  expect(templates).toEqual([
    'admin-member-viewer',
    'github-organization',
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
        '.github/SETUP.md',
        '.github/rulesets/default-branch.json',
        '.github/workflows/access.yml',
        '.vscode/settings.json',
        'bylaw.yaml',
      ]),
    );
  });
});

it('zones lists who holds what for the regular review', () => {
  const home = makeWorkbench();
  home.bylaw('init', 'acme', '--template', 'zones');
  const workflow = readFileSync(join(home.folder, 'acme/.github/workflows/access-review.yml'), 'utf8');
  const [, script = ''] = workflow.split('- run: |\n');
  home.write({
    'bin/npx': `#!/bin/sh\nshift 2\nexec '${process.execPath}' '${join(projectRoot, 'bin/bylaw.js')}' "$@"\n`,
  });
  chmodSync(join(home.folder, 'bin/npx'), 0o755);
  const done = spawnSync('sh', ['-e', '-c', script], {
    cwd: join(home.folder, 'acme'),
    env: {
      ...inherited(),
      PATH: `${join(home.folder, 'bin')}:${process.env.PATH}`,
      GITHUB_STEP_SUMMARY: '../page',
    },
  });
  expect(done.stderr.toString()).toBe('');
  const page = readFileSync(join(home.folder, 'page'), 'utf8');
  for (const held of [
    'member/bo as role/zone-manager',
    'member/dee as role/zone-manager',
    'acme: 1 service account',
  ])
    expect(page).toContain(held);
});
