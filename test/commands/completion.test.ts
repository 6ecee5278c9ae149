import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runBylaw } from './run-bylaw.ts';

const folder = mkdtempSync(join(tmpdir(), 'bylaw-completion-'));
const script = join(folder, 'bylaw.bash');
writeFileSync(script, runBylaw(['completion', 'bash']).stdout);

/** What bash offers for a line, the cursor at its end. */
function complete(line: string): string[] {
  const words = line.split(' ');
  const program = `
    source "$1"; shift
    COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
    _bylaw
    printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr, status } = spawnSync('bash', ['-eu', '-c', program, 'bash', script, ...words], {
    encoding: 'utf8',
  });
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  return stdout.split('\n').filter((word) => word !== '');
}

describe('completion in bash', () => {
  it('registers itself', () => {
    const { stdout } = spawnSync('bash', ['-c', 'source "$1" && complete -p bylaw', 'bash', script], {
      encoding: 'utf8',
    });
    expect(stdout).toContain('_bylaw bylaw');
  });

  it('completes commands and topics', () => {
    expect(complete('bylaw ')).toEqual(expect.arrayContaining(['apply', 'audit', 'plan', 'validate']));
    expect(complete('bylaw va')).toEqual(['validate']);
    expect(complete('bylaw audit ')).toEqual(['show']);
    expect(complete('bylaw import p')).toEqual(['peribolos']);
  });

  it('completes flags of the command, and values of a flag', () => {
    expect(complete('bylaw plan --de')).toEqual(['--detailed-exitcode']);
    expect(complete('bylaw audit show --j')).toEqual(['--json']);
    expect(complete('bylaw validate --format ')).toEqual(['text', 'json', 'github', 'sarif']);
    expect(complete('bylaw validate --strict --format s')).toEqual(['sarif']);
    expect(complete('bylaw validate --format = g')).toEqual(['github']);
    expect(complete('bylaw completion z')).toEqual(['zsh']);
  });

  it('leaves other values and arguments to file names', () => {
    expect(complete('bylaw plan --out ')).toEqual([]);
    expect(complete('bylaw apply pl')).toEqual([]);
  });
});

describe('completion elsewhere', () => {
  it('has a script for zsh and fish, and refuses others', () => {
    expect(runBylaw(['completion', 'zsh']).stdout).toContain('compdef _bylaw bylaw');
    expect(runBylaw(['completion', 'fish']).stdout).toContain(
      "complete -c bylaw -f -n '__bylaw_at audit' -a show",
    );
    expect(runBylaw(['completion', 'tcsh']).code).toBe(1);
  });
});
