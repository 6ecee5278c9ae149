import { beforeAll, describe, expect, it } from 'vitest';
import { makeWorkbench, type Workbench } from '../workbench.ts';

/** What a terminal would act on, or nobody could see; and what a log of GitHub Actions would take for a command. */
const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\u{e0000}-\u{e007f}\p{Cs}]/u;
const command = /^\s*::|##\[/m;

const nasty = '\u001b[31m\u202e\u200b\u{e0041}\n::error::x\u001b]8;;http://x.example\u0007y##[add-mask]';

let bench: Workbench;
beforeAll(() => {
  bench = makeWorkbench();
  const quoted = JSON.stringify(nasty);
  bench.git('init', '-q');
  bench.write({
    'bylaw.yaml': 'apiVersion: bylaw/v1\nkind: Repository\n',
    [`organizations/hall/a${nasty.replaceAll('/', '')}.yaml`]: `apiVersion: bylaw/v1\nkind: Team\nname: ${quoted}\n${quoted}: 1\nmembers: [${quoted}]\n`,
  });
});

describe('no command prints what a terminal or a log would act on', () => {
  it.each([
    ['validate'],
    ['validate', '--json'],
    ['validate', '--format', 'sarif'],
    ['plan'],
    ['plan', '--json'],
    ['plan', '--format', 'markdown'],
    ['apply', '--yes'],
    ['fmt', '--check'],
    ['doctor'],
    ['validate', '--org', nasty],
    ['plan', '--format', nasty],
    ['plan', '--only', nasty],
    ['plan', '--against', nasty],
    ['apply', nasty, '--yes'],
    ['audit', 'show', nasty],
    ['forget', nasty],
    ['schema', nasty],
    ['init', '--template', nasty],
    ['import', 'peribolos', nasty],
    ['validate', '--cwd', nasty],
    [`--${nasty}`],
    [nasty],
  ])('%j', (...args) => {
    const { stdout, stderr } = bench.bylaw(...args);
    expect(stdout + stderr).not.toBe('');
    expect(stdout + stderr).not.toMatch(unseen);
    expect(stdout + stderr).not.toMatch(command);
  });

  it('validate --format github, whose lines are its own commands alone', () => {
    const { stdout, stderr } = bench.bylaw('validate', '--format', 'github');
    expect(stdout + stderr).not.toMatch(unseen);
    const lines = stdout.split('\n').filter((line) => line !== '');
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line).toMatch(/^::(?:error|warning|notice) /);
  });
});
