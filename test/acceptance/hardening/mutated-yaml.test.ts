import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chosenSeed } from '../../chosen-seed.ts';
import { projectRoot } from '../workbench.ts';
import { type Checked, checkFolder, hall, makeFolder, removeFolder } from './checked-folder.ts';
import { times } from './counts.ts';
import { type Examination, examineYaml } from './examine-yaml.ts';
import { spend } from './own-time.ts';

const count = times(100_000, 900);
const programs = 2;
/** Without a word from a program for so long, it hangs: it says a word every twenty files. */
const silence = 60_000;

describe('mutated YAML', () => {
  it(
    `of ${count} files none crashes, hangs, writes, is told without a place or differently the second time`,
    async () => {
      const seed = chosenSeed();
      const runs = Array.from({ length: programs }, (_, first) => fuzz(seed, first));
      const faults = (await Promise.all(runs)).flat();
      expect(faults.slice(0, 5), `BYLAW_SEED=${seed}`).toEqual([]);
    },
    times(3_600_000, 180_000),
  );
});

/** Runs every so many of the cases in a program of its own, which is ended when it says nothing any more. */
function fuzz(seed: number, first: number): Promise<readonly string[]> {
  const script = join(projectRoot, 'test/acceptance/hardening/fuzz-yaml.ts');
  const args = ['--import', 'tsx', script, ...[seed, first, programs, count].map(String)];
  const child = spawn(process.execPath, args, { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'] });
  return new Promise((resolve) => {
    const faults: string[] = [];
    let last = '';
    let rest = '';
    let isDone = false;
    let watch = setTimeout(hangs, silence);
    function hangs(): void {
      faults.push(`hangs, or is killed, some files after ${last}`);
      child.kill('SIGKILL');
    }
    child.stdout.setEncoding('utf8').on('data', (data: string) => {
      clearTimeout(watch);
      watch = setTimeout(hangs, silence);
      const lines = (rest + data).split('\n');
      rest = lines.pop() ?? '';
      last = lines.at(-1) ?? last;
      isDone ||= last === '{"done":true}';
      faults.push(...lines.filter((line) => line.includes('"problems"')));
    });
    child.stderr.setEncoding('utf8').on('data', (data: string) => faults.push(data));
    child.on('close', (code, signal) => {
      clearTimeout(watch);
      if (!isDone) faults.push(`ended with ${code ?? signal} after ${last}`);
      resolve(faults);
    });
  });
}

type Spoil = (checked: Checked) => Checked | Promise<Checked>;

describe('the examination finds', () => {
  let parent = '';
  let root = '';
  beforeAll(() => {
    const inRepository = Object.entries(hall).map(([path, text]) => [`repository/${path}`, text]);
    parent = makeFolder({ 'canary.txt': 'untouched', ...Object.fromEntries(inRepository) });
    root = join(parent, 'repository');
  });
  afterAll(() => removeFolder(parent));

  const path = 'organizations/hall/people.yaml';
  const bytes = Buffer.from('apiVersion: bylaw/v1\nkind: Team\nname: Desk\n');

  function examined(
    spoil: Spoil,
    more: Pick<Examination, 'thorough' | 'longest'>,
  ): Promise<readonly string[]> {
    const check = async (folder: string) => spoil(await checkFolder(folder));
    return examineYaml({ root, path, bytes, check, ...more });
  }

  function withoutPlaces(checked: Checked): Checked {
    const diagnostics = checked.diagnostics.map(({ at: _, ...rest }) => rest);
    return { ...checked, diagnostics, json: JSON.stringify(diagnostics) };
  }

  function displaced(checked: Checked, file: string, line: number): Checked {
    const at = { file, start: { line, column: 1 }, end: { line, column: 1 } };
    const diagnostics = checked.diagnostics.map((diagnostic) => ({ ...diagnostic, at }));
    return { ...checked, diagnostics, json: JSON.stringify(diagnostics) };
  }

  it('nothing in what is right', async () => {
    expect(await examined((checked) => checked, { thorough: true })).toEqual([]);
  });

  it.each<[string, Spoil]>([
    ['crash: ', () => Promise.reject(new TypeError('spoilt'))],
    ['has no place', withoutPlaces],
    ['is outside of its file', (checked) => displaced(checked, path, 99)],
    ['which is not there', (checked) => displaced(checked, 'organizations/hall/gone.yaml', 1)],
    ['not the same the second time', (checked) => ({ ...checked, text: `${process.hrtime.bigint()}` })],
    ['unseen characters as text', (checked) => ({ ...checked, text: 'Desk\u202e' })],
    ['unseen characters as github', (checked) => ({ ...checked, github: '::error ::\u001b[31m' })],
    ['a command for CI', (checked) => ({ ...checked, text: 'x\n ::add-mask::y' })],
    ['a line that is no command', (checked) => ({ ...checked, github: 'Desk' })],
    ['JSON that is not exact', (checked) => ({ ...checked, json: '[]' })],
    [
      'something was written',
      (checked) => {
        writeFileSync(join(parent, 'canary.txt'), `${process.hrtime.bigint()}`);
        return checked;
      },
    ],
    [
      'took ',
      (checked) => {
        spend(60);
        return checked;
      },
    ],
  ])('%s', async (problem, spoil) => {
    const thorough = problem.startsWith('not the same');
    const limit = problem === 'took ' ? { longest: 50 } : {};
    expect(await examined(spoil, { thorough, ...limit })).toContainEqual(expect.stringContaining(problem));
  });
});
