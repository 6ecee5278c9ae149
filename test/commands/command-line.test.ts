import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { runBylaw } from './run-bylaw.ts';

const version = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version;
const elsewhere = mkdtempSync(join(tmpdir(), 'bylaw-nowhere-'));

describe('bylaw', () => {
  it('answers --version without its bundle', () => {
    expect(runBylaw(['--version'])).toEqual({ code: 0, stdout: `bylaw ${version}\n`, stderr: '' });
    expect(runBylaw(['version']).stdout).toMatch(new RegExp(`^bylaw ${version} \\(node `));
  });

  it('shows help for itself, a topic and a command, by flag and by word', () => {
    expect(runBylaw([]).stdout).toContain('COMMANDS');
    expect(runBylaw(['audit']).stdout).toContain('audit show');
    expect(runBylaw(['help', 'audit', 'show']).stdout).toBe(runBylaw(['audit', 'show', '--help']).stdout);
    expect(runBylaw(['plan', '-h']).code).toBe(0);
  });

  it('takes no argument from what is piped to it', () => {
    expect(runBylaw(['schema'], { input: 'Nonsense\n' })).toEqual(runBylaw(['schema']));
    expect(runBylaw(['team', 'delete'], { input: 'writers\n' }).stderr).toContain('lacks `TEAM`');
  });

  it('refuses an unknown command with the nearest one', () => {
    expect(runBylaw(['validat'])).toEqual({
      code: 1,
      stdout: '',
      stderr: 'error[cli/unknown-command]: there is no command `validat`\n  hint: did you mean `validate`?\n',
    });
    expect(runBylaw(['audit', 'shwo', '12']).stderr).toContain('did you mean `audit show`?');
    const hintOf = (...words: string[]) => runBylaw(words).stderr.split('\n')[1];
    expect(hintOf('paln')).toBe('  hint: did you mean `plan`?');
    expect(hintOf('acces')).toBe('  hint: did you mean `access`?');
    expect(hintOf('acces', 'chekc', 'ana')).toBe('  hint: did you mean `access check`?');
    expect(hintOf('access', 'paln')).toBe(
      '  hint: there are `access check`, `access diff`, `access explain`, `access no-new`, `access show`, `access who-can`',
    );
    expect(hintOf('frobnicate', 'all')).toBe('  hint: see `bylaw --help` for all commands');
    expect(runBylaw(['--cwd', '/srv', 'plan']).stderr).toContain('flags come after the command');
  });

  it('refuses an unknown flag, a missing argument and a wrong value', () => {
    expect(runBylaw(['plan', '--ofline']).stderr).toBe(
      'error[cli/unknown-flag]: no such flag: `--ofline`\n  hint: did you mean `--offline`?\n',
    );
    expect(runBylaw(['audit', 'show'])).toMatchObject({ code: 1, stdout: '' });
    expect(runBylaw(['access', 'check', 'ana']).stderr).toMatchInlineSnapshot(`
      "error[cli/usage]: \`bylaw access check\` lacks \`ACTION\`
        ACTION: the action, such as \`events:read\`
        hint: write \`bylaw access check PRINCIPAL ACTION [RESOURCE]\`
      "
    `);
    expect(runBylaw(['audit', 'show', '1', '2', '3']).stderr).toMatchInlineSnapshot(`
      "error[cli/usage]: \`2\` \`3\` are more than \`bylaw audit show\` takes
        hint: write \`bylaw audit show ENTRY\`
      "
    `);
    expect(runBylaw(['policy', 'rollback', 'a']).stderr).toMatchInlineSnapshot(`
      "error[cli/usage]: \`--to\` is missing
        hint: write \`--to N\`: the version to go back to: \`2\` or \`v2\`
      "
    `);
    expect(runBylaw(['plan', '--format', 'Missing required flag org']).stderr).toContain(
      '`--format` takes no `Missing required flag org`',
    );
    expect(runBylaw(['validate', '--format', 'pdf']).stderr).toMatchInlineSnapshot(`
      "error[cli/usage]: \`--format\` takes no \`pdf\`
        hint: it takes text, json, github, sarif
      "
    `);
    expect(runBylaw(['log', '--limit', 'x']).stderr).toMatchInlineSnapshot(`
      "error[cli/usage]: \`--limit\` takes an integer, not \`x\`
        hint: see --help for what the command takes
      "
    `);
    expect(runBylaw(['log', '--limit']).stderr).toMatchInlineSnapshot(`
      "error[cli/usage]: flag --limit expects a value
        hint: see --help for what the command takes
      "
    `);
    expect(runBylaw(['plan', '--offline', '--against', 'main']).stderr).toContain('error[cli/usage]');
  });

  it('gives errors as JSON too', () => {
    const { code, stdout, stderr } = runBylaw(['plan', '--json', '--nope']);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(JSON.parse(stdout).error.code).toBe('cli/unknown-flag');
    expect(JSON.parse(runBylaw(['plna', '--json']).stdout).error.code).toBe('cli/unknown-command');
  });

  it('says what is wrong with --cwd', () => {
    expect(runBylaw(['log', '--cwd', '/no/such/folder']).stderr).toContain('error[cli/no-such-folder]');
  });

  it('tells a failure of the world from a bug, without a stack', () => {
    const { code, stderr } = runBylaw(['log'], { cwd: elsewhere });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error\[git\/no-repository\]/);
    expect(stderr).toContain('hint: Bylaw reads and records in Git: run `git init` or pass --cwd\n');
    expect(stderr).not.toContain('cause:');
    expect(stderr).not.toContain('    at ');
    expect(runBylaw(['log'], { cwd: elsewhere, env: { DEBUG: '1' } }).stderr).toContain('    at ');
  });

  it('never asks where nobody can answer', () => {
    const { code, stderr } = runBylaw(['apply'], { cwd: elsewhere });
    expect(code).toBe(1);
    expect(stderr).toContain('error[cli/not-a-terminal]');
    expect(stderr).toContain('pass --yes');
  });

  it('says what is wrong with what apply is given before that it cannot ask', () => {
    const told = (...args: string[]) =>
      runBylaw(['apply', ...args], { cwd: elsewhere }).stderr.split('\n')[0];
    expect(told('nosuch.json')).toMatch(
      /^error\[cli\/unreadable-file\]: cannot read the plan .*nosuch\.json/,
    );
    expect(told('--only', 'foo')).toBe('error[plan/no-such-change]: `foo` is not the address of a change');
    expect(told('--allow', 'nobody')).toBe('error[plan/unknown-guard]: there is no guard `nobody`');
    expect(told('--only', 'team:acme/core')).toContain('error[cli/not-a-terminal]');
  });

  it('colours only on a terminal or when forced, and never against NO_COLOR', () => {
    expect(runBylaw(['nope']).stderr).not.toContain('\u001b');
    expect(runBylaw(['nope'], { env: { FORCE_COLOR: '1' } }).stderr).toContain('\u001b[');
    expect(runBylaw(['nope'], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } }).stderr).not.toContain('\u001b');
    expect(runBylaw(['nope', '--no-color'], { env: { FORCE_COLOR: '1' } }).stderr).not.toContain('\u001b');
  });
});

describe('every command', () => {
  const folder = new URL('../../src/commands/', import.meta.url);
  const ids = readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .filter((name) => readFileSync(new URL(name, folder), 'utf8').includes('export default class'))
    .map((name) =>
      name
        .replace('.ts', '')
        .replace(
          /^(access|audit|identities|import|invitation|ledger|member|policy|role|service-account|team|token|zone)-/,
          '$1 ',
        ),
    )
    .filter((id) => id !== 'help');

  let helps = '';
  beforeAll(() => {
    const program = fileURLToPath(new URL('./print-helps.mjs', import.meta.url));
    helps = execFileSync(process.execPath, [program, ...ids], { encoding: 'utf8' });
  });

  it.each(ids)('%s has a summary, examples and its flags in its help', (id) => {
    const [help = '', end] = (helps.split(`== ${id}\n`)[1] ?? '').split('== exits with ');
    expect(end).toMatch(/^0\n/);
    expect(help).toContain('EXAMPLES');
    expect(help).toMatch(/--json .*\n?.*print the result as JSON/);
  });

  it('prints its own help, started by itself', () => {
    for (const id of ['validate', 'access check'])
      expect(runBylaw([...id.split(' '), '--help']).stdout).toBe(
        helps.split(`== ${id}\n`)[1]?.split('== exits with ')[0],
      );
  });
});
