import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { guardNames } from '../../src/plan/guards/check-guards.ts';
import { dataFolder } from '../acceptance/workbench.ts';
import { readBlocks } from './read-blocks.ts';

/**
 * README is run. Its conventions: `<!-- test: NAME -->` above an `sh` block means that the block runs, in order with
 * the others of that name and in one folder (`, exits 1` names another exit code than 0); a `text` block right below it
 * is its output. `<!-- output of: NAME -->` above a `text` block means that its lines stand somewhere in the output of
 * all those blocks. `<!-- valid in: NAME -->` above a `yaml` block means that the repository made there takes it.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const blocks = readBlocks(readme);
const homes: string[] = [];

afterAll(() => {
  for (const home of homes) rmSync(home, { recursive: true, force: true });
});

describe('README', () => {
  it('shows the first steps as they are', () => {
    const bench = makeBench();
    runScenario('first-steps', bench);
    for (const { text } of blocksOf('valid in: first-steps')) {
      writeFileSync(join(bench.folder, 'acme/organizations/acme/from-readme.yaml'), text);
      const planned = bench.run('git checkout --quiet -\nbylaw validate\nbylaw plan\n');
      expect(planned.output).toContain('no mistakes found');
      expect(planned.code, planned.output).toBe(0);
    }
  });

  it('takes over from peribolos as it says', () => {
    const bench = makeBench();
    const data = dataFolder();
    const source =
      data === undefined
        ? join(root, 'test/fixtures/peribolos/library-consortium')
        : join(data, 'kubernetes-org/config');
    cpSync(source, join(bench.home, 'org/config'), { recursive: true });
    const output = runScenario('peribolos', bench, { compare: data !== undefined });
    expect(output).toMatch(/No changes\. (The target matches|All \d+ targets match) commit/);
  });

  it('names every guard', () => {
    for (const name of guardNames) expect(readme).toContain(`\`${name}\``);
  });

  it('names every command', () => {
    const pages = readFileSync(join(root, 'docs/commands.md'), 'utf8');
    const commands = [...pages.matchAll(/^## (bylaw .*)$/gm)].map(([, name = '']) => name);
    expect(commands).not.toEqual([]);
    for (const name of commands) expect(readme).toContain(`\`${name}`);
  });

  it('leads to pages that exist', () => {
    const links = [...readme.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, path = '']) => path);
    expect(links).not.toEqual([]);
    for (const path of links) expect(() => realpathSync(join(root, path))).not.toThrow();
  });
});

interface Bench {
  readonly home: string;
  /** Where the blocks begin. */
  readonly folder: string;
  /** Runs a block; the next one begins in the folder where this one ended. */
  run(script: string): { readonly code: number | null; readonly output: string };
}

/** A home with a Git that knows one person, and a `bylaw` on PATH. */
function makeBench(): Bench {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'bylaw-readme-')));
  homes.push(home);
  const [folder, commands, here] = [join(home, 'work'), join(home, 'bin'), join(home, 'here')];
  for (const each of [folder, commands]) mkdirSync(each);
  writeFileSync(
    join(home, '.gitconfig'),
    '[user]\n\tname = Ada\n\temail = ada@example.org\n[init]\n\tdefaultBranch = main\n[commit]\n\tgpgSign = false\n',
  );
  writeFileSync(
    join(commands, 'bylaw'),
    `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'bin/bylaw.js')}" "$@"\n`,
  );
  chmodSync(join(commands, 'bylaw'), 0o755);
  const path = `${commands}${delimiter}${process.env.PATH}`;
  const env = {
    PATH: path,
    HOME: home,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_PAGER: 'cat',
    HERE: here,
    NO_COLOR: '1',
  };
  return {
    home,
    folder,
    run(script) {
      const begin = `trap 'pwd >"$HERE"' EXIT\ncd "$(cat "$HERE")"\n`;
      const done = spawnSync('sh', ['-e', '-c', `exec 2>&1\n${begin}${script}`], {
        env,
        encoding: 'utf8',
        input: '',
      });
      if (done.error !== undefined) throw done.error;
      return { code: done.status, output: done.stdout };
    },
  };
}

function blocksOf(comment: string) {
  return blocks.filter((block) => block.comment === comment || block.comment.startsWith(`${comment},`));
}

/** Runs the blocks of a name and gives all they printed. */
function runScenario(name: string, bench: Bench, { compare = true } = {}): string {
  writeFileSync(join(bench.home, 'here'), bench.folder);
  const printed: string[] = [];
  const run = blocksOf(`test: ${name}`);
  expect(run).not.toEqual([]);
  for (const { text, comment, output } of run) {
    const done = bench.run(text);
    expect(done.code, `${text}\n${done.output}`).toBe(Number(/exits (\d+)/.exec(comment)?.[1] ?? 0));
    if (compare && output !== undefined) expectLines(done.output, output);
    printed.push(done.output);
  }
  const all = printed.join('');
  if (compare) for (const { text } of blocksOf(`output of: ${name}`)) expectLines(all, text);
  return all;
}

/** The lines shown stand in what was printed, in order; between two of them only `…` may leave lines out. */
function expectLines(printed: string, shown: string): void {
  const parts = steady(shown.replace(/^\$ .*\n/, ''))
    .split(/^…\n/m)
    .filter((part) => part !== '');
  let rest = `\n${steady(printed)}`;
  for (const part of parts) {
    const at = rest.indexOf(`\n${part}`);
    expect(at, `this is not what is printed:\n${part}\nbut:\n${rest}`).toBeGreaterThanOrEqual(0);
    rest = rest.slice(at + part.length);
  }
}

/** Without what differs from run to run: times and the ids of commits. */
function steady(text: string): string {
  return text.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, 'TIME').replace(/\b[0-9a-f]{7,40}\b/g, 'ID');
}
