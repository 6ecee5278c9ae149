import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBlocks } from '../../docs/read-blocks.ts';
import { inherited, projectRoot } from '../workbench.ts';

/**
 * docs/library.md as somebody does who installed the package: `import … from 'bylaw'` finds what is published. A block
 * `<!-- example: NAME -->` is run as that file, and the text below it is exactly what it prints.
 */
const blocks = readBlocks(readFileSync(join(projectRoot, 'docs/library.md'), 'utf8'));
const examples = blocks.flatMap((block) => {
  const name = /^example: (.*)$/.exec(block.comment)?.[1];
  return name === undefined ? [] : [{ ...block, name }];
});
let home: string;

beforeAll(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'bylaw-library-')));
  const installed = join(home, 'node_modules/bylaw');
  mkdirSync(join(installed, 'dist'), { recursive: true });
  for (const name of ['package.json', 'schemas', 'templates']) {
    cpSync(join(projectRoot, name), join(installed, name), { recursive: true });
  }
  for (const name of ['library', 'chunks']) {
    cpSync(join(projectRoot, 'dist', name), join(installed, 'dist', name), { recursive: true });
  }
  const commands = join(home, 'bin');
  mkdirSync(commands);
  writeFileSync(
    join(commands, 'bylaw'),
    `#!/bin/sh\nexec "${process.execPath}" "${join(projectRoot, 'bin/bylaw.js')}" "$@"\n`,
    { mode: 0o755 },
  );
  writeFileSync(join(home, '.gitconfig'), '[user]\n\tname = Ada\n\temail = ada@example.org\n');
  const script = blocks.filter(({ comment }) => comment === 'test: library').map(({ text }) => text);
  expect(script).not.toEqual([]);
  execFileSync('sh', ['-e', '-c', script.join('\n')], { cwd: home, env: environment(), stdio: 'pipe' });
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

function environment() {
  return { ...inherited(), HOME: home, GIT_CONFIG_NOSYSTEM: '1', PATH: `${home}/bin:${process.env.PATH}` };
}

describe('docs/library.md', () => {
  it.each(examples)('runs $name', ({ name, text, output }) => {
    writeFileSync(join(home, name), text);
    const done = spawnSync(process.execPath, [name], { cwd: home, env: environment(), encoding: 'utf8' });
    expect(done.stderr).toBe('');
    expect(done.stdout).toBe(output);
    expect(done.status).toBe(0);
  });

  it('is typed as it says', () => {
    const types = join(home, 'node_modules/bylaw/dist/types');
    const tsc = join(projectRoot, 'node_modules/typescript/bin/tsc');
    // Building the code alone, as before a test, leaves types as they were: only those of these sources are proof.
    if (builtFrom('types') === builtFrom('.')) symlinkSync(join(projectRoot, 'dist/types'), types);
    else
      execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--outDir', types], {
        cwd: projectRoot,
      });
    symlinkSync(join(projectRoot, 'node_modules/@types'), join(home, 'node_modules/@types'));
    for (const { name, text } of examples) writeFileSync(join(home, name.replace('.mjs', '.mts')), text);
    writeFileSync(join(home, 'wrong.mts'), wrong);
    const options = [
      '--strict',
      '--noEmit',
      '--skipLibCheck',
      '--module',
      'nodenext',
      '--target',
      'es2023',
      '--types',
      'node',
    ];
    const files = [...examples.map(({ name }) => name.replace('.mjs', '.mts')), 'wrong.mts'];
    const done = spawnSync(process.execPath, [tsc, ...options, ...files], { cwd: home, encoding: 'utf8' });
    const mistakes = done.stdout.split('\n').filter((line) => line.includes('error TS'));
    expect(mistakes.map((line) => line.replace(/: error.*/, ''))).toEqual([
      'wrong.mts(3,18)',
      'wrong.mts(4,64)',
      'wrong.mts(5,5)',
    ]);
  });
});

function builtFrom(folder: string): string | undefined {
  const file = join(projectRoot, 'dist', folder, 'built-from');
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** Mistakes that the types have to find. */
const wrong = `import { createAuthorizer } from 'bylaw';
const access = await createAuthorizer({ repository: 'access' });
access.isAllowed({ principal: 'member/bo' });
access.decide({ principal: 'p', action: 'a', context: { key: { nested: true } } });
if (access.decide({ principal: 'p', action: 'a' }).reason === 'allowed') throw new Error();
`;

it('exports what an application may use, and nothing else', async () => {
  const library = await import(join(projectRoot, 'dist/library/index.js'));
  expect(Object.keys(library).sort()).toMatchInlineSnapshot(`
    [
      "BylawError",
      "apply",
      "auditShow",
      "createAuthorizer",
      "doctor",
      "fmt",
      "forget",
      "importPeribolosTree",
      "init",
      "invitationAccept",
      "invitationCancel",
      "invitationList",
      "invitationResend",
      "ledgerResume",
      "ledgerSync",
      "log",
      "plan",
      "schema",
      "silent",
      "testAccess",
      "validate",
    ]
  `);
});
