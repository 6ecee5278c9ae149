import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeWorkbench, type Workbench } from '../acceptance/workbench.ts';

const bin = fileURLToPath(new URL('../../bin/bylaw.js', import.meta.url));
let bench: Workbench;

beforeEach(() => {
  const home = makeWorkbench();
  home.bylaw('init', 'orchestra', '--template', 'minimal');
  bench = home.at(join(home.folder, 'orchestra'));
  bench.commit('Start');
});

/** Runs a command in a terminal of its own, types each answer when it is asked for, and gives what stood on the screen. */
function atTerminal(
  args: string,
  ...answers: readonly (readonly [question: string, answer: string])[]
): Promise<{ code: number | null; screen: string }> {
  // `script` makes the terminal; it ends with the exit code of the command.
  const child = spawn('script', ['-qefc', `'${process.execPath}' '${bin}' ${args}`, '/dev/null'], {
    cwd: bench.folder,
    env: { ...process.env, CI: '', HOME: join(bench.folder, '../..'), TERM: 'xterm', NO_COLOR: '1' },
  });
  let screen = '';
  const left = [...answers];
  child.stdout.on('data', (data) => {
    screen += data;
    const [question, answer] = left[0] ?? [];
    if (question === undefined || answer === undefined || !screen.includes(question)) return;
    left.shift();
    child.stdin.write(answer);
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, screen })));
}

describe('apply at a terminal', () => {
  it('shows the plan, asks, and applies on yes', async () => {
    const { code, screen } = await atTerminal('apply', ['Apply this plan?', 'y\r']);
    expect(screen).toContain('Plan: ');
    expect(screen).toContain('Applied.');
    expect(code).toBe(0);
    expect(bench.bylaw('plan', '--detailed-exitcode').code).toBe(0);
  });

  it('writes nothing on no, and on Ctrl-C', async () => {
    const refused = await atTerminal('apply', ['Apply this plan?', 'n\r']);
    expect(refused.code).toBe(1);
    expect(refused.screen).toContain('Not applied');
    const stopped = await atTerminal('apply', ['Apply this plan?', '\u0003']);
    expect(stopped.code).toBe(130);
    expect(bench.bylaw('log').stdout).toContain('is empty');
  });
});

describe('a command that edits the files, at a terminal', () => {
  it('asks for what is missing: chooses what is there, and has what is new written', async () => {
    const { code, screen } = await atTerminal(
      'team remove-member',
      ['Which team?', '\r'],
      ['Which member?', '\u001b[B\r'],
    );
    expect(screen).toContain('-  - bo');
    expect(code).toBe(0);
    const created = await atTerminal('team create', ['Name of the new team', 'singers\r']);
    expect(created.screen).toContain('+name: singers');
    const stopped = await atTerminal('team delete', ['Which team?', '\u0003']);
    expect(stopped.code).toBe(130);
    expect(bench.git('status', '--short').split('\n')).toHaveLength(2);
  });

  it('asks nothing where nobody can answer', () => {
    expect(bench.bylaw('team', 'delete')).toMatchObject({ code: 1, stdout: '' });
  });
});

describe('the exit code of plan', () => {
  it('is 2 for pending changes only when asked', () => {
    expect(bench.bylaw('plan').code).toBe(0);
    expect(bench.bylaw('plan', '--detailed-exitcode').code).toBe(2);
    bench.write({ 'organizations/acme/teams/broken.yaml': 'kind: Tema\n' });
    const { code, stdout, stderr } = bench.bylaw('plan', '--detailed-exitcode');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('-->');
  });
});

describe('the formats of validate', () => {
  it('print the same mistakes, on stdout', () => {
    bench.write({
      'organizations/acme/teams/broken.yaml': 'apiVersion: bylaw/v1\nkind: Tema\nname: strings\n',
    });
    const file = 'organizations/acme/teams/broken.yaml';
    expect(bench.bylaw('validate')).toMatchObject({ code: 1, stderr: '' });
    expect(bench.bylaw('validate').stdout).toContain(`--> ${file}:2:7`);
    expect(bench.bylaw('validate', '--format', 'github').stdout).toContain(`::error file=${file},line=2,`);
    const sarif = JSON.parse(bench.bylaw('validate', '--format', 'sarif').stdout);
    expect(sarif.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(file);
    expect(JSON.parse(bench.bylaw('validate', '--format', 'json').stdout)).toEqual(bench.json('validate'));
  });
});
