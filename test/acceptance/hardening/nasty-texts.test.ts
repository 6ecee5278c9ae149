import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderApplyText } from '../../../src/report/render-apply-text.ts';
import { renderAuditShowText } from '../../../src/report/render-audit-show-text.ts';
import { commit, entry, outcome } from '../../report/orchestra-entry.ts';
import type { Run, Workbench } from '../workbench.ts';
import { documents, endless, flat, forged, longest, nasty, nastyFile, nastyHall } from './nasty-hall.ts';

/** What a terminal would act on, or nobody could see; a line feed is what ends Bylaw's own lines. */
const unseen =
  /(?!\n)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\u00ad\u200b-\u200f\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/u;
const command = /^\s*::|##\[/m;
/** What Bylaw itself says to GitHub, with nothing in it but one line. */
const own = /^::(?:error|warning|notice) [^\n]*\n/gm;

/** Of one text this much is shown, and of some lines a few texts. */
const longestLine = 25_000;
const longestOutput = 250_000;

/** With `--full` these hide nothing of a change, however long. */
const showsChanges: ReadonlySet<string | undefined> = new Set(['plan', 'apply', 'audit']);

/** Names that Git takes for a branch and a remote. */
const odd = 'm\u202ea\u2028i\u200bn';
const asked = `krn:acme:stage:hall:piece/${flat.replaceAll(/\s/g, '')}`;
const context = ['--context', `stage.mood=${endless}`];

function examine({ stdout, stderr }: Run, isWhole = false): void {
  const text = `${stdout}${stderr}`.replaceAll('\r\n', '\n');
  expect(text).not.toBe('');
  expect(unseen.exec(text)?.[0]).toBeUndefined();
  expect(text.replace(own, '')).not.toMatch(command);
  const lines = text.split('\n');
  expect(lines.filter((line) => line.trim().startsWith(forged))).toEqual([]);
  if (isWhole) return;
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(longestLine);
  expect(text.length).toBeLessThan(longestOutput);
}

let bench: Workbench;
beforeAll(() => {
  bench = nastyHall();
  expect(bench.bylaw('apply', '--yes').code).toBe(0);
  bench.write(documents('second'));
  bench.commit(nasty);
});

describe('no text of a file, a person or a commit reaches a reader as it is', () => {
  it.each([
    ['validate'],
    ['validate', '--format', 'sarif'],
    ['plan'],
    ['plan', '--full'],
    ['plan', '--json'],
    ['plan', '--format', 'markdown'],
    ['plan', '--against', 'HEAD~1', '--full'],
    ['apply', '--yes', '--full'],
    ['log'],
    ['log', '--json'],
    ['audit', 'show', '1', '--full'],
    ['audit', 'show', '3', '--full'],
    ['audit', 'show', '6', '--full'],
    ['audit', 'show', '6', '--json'],
    ['access', 'show', 'ana'],
    ['access', 'show', 'bo', '--format', 'csv'],
    ['access', 'show', 'bo', '--json'],
    ['access', 'who-can', 'stage:read', asked, '--full'],
    ['access', 'who-can', 'stage:read', asked, '--format', 'csv'],
    ['access', 'check', 'ana', 'stage:read', asked, ...context],
    ['access', 'explain', 'bo', 'stage:read', asked, ...context],
    ['access', 'explain', 'bo', 'stage:read', asked, '--json', ...context],
    ['role', 'list'],
    ['role', 'show', 'reader'],
    ['role', 'show-actions', 'reader'],
    ['role', 'show-actions', 'reader', '--format', 'csv'],
    ['role', 'list', '--format', 'csv'],
    ['member', 'list'],
    ['member', 'list', '--format', 'csv'],
    ['member', 'show', 'bo'],
    ['team', 'list'],
    ['team', 'list', '--format', 'csv'],
    ['policy', 'list'],
    ['policy', 'show', 'read'],
    ['policy', 'history', 'read'],
    ['policy', 'diff', 'read', 'v1', 'v2'],
    ['policy', 'rollback', 'read', '--to', '1'],
    ['test'],
    ['test', '--coverage'],
    ['test', '--json'],
    ['test', '--format', 'junit'],
    ['test', '--format', 'github'],
    ['doctor'],
    ['ledger', 'resume'],
    ['forget', 'member:hall/cy'],
  ])('%j %j %j %j', (...args) => {
    const run = bench.bylaw(...args);
    // The access test expects what is not so.
    expect([run.code, run.stderr.slice(0, 500)]).toEqual(
      args[0] === 'test' ? [1, expect.anything()] : [0, ''],
    );
    examine(run, args.includes('--json') || (args.includes('--full') && showsChanges.has(args[0])));
  });
});

describe('no word of a command line does', () => {
  it.each([
    [endless],
    ['access', 'show', endless],
    ['access', 'check', 'ana', 'stage:read', asked, '--context', endless],
    ['access', 'check', 'ana', 'stage:read', asked, '--context', endless, '--json'],
    ['access', 'check', 'ana', endless, endless],
    ['access', 'who-can', 'stage:read', asked, '--at', endless],
    ['access', 'explain', endless, 'stage:read', endless],
    ['audit', 'show', endless],
    ['forget', endless],
    ['log', '--org', endless],
    ['plan', '--only', endless],
    ['plan', '--only', endless, '--json'],
    ['plan', '--against', endless],
    ['plan', '--format', endless],
    ['apply', '--yes', '--allow', endless],
    ['role', 'show', endless],
    ['policy', 'diff', 'read', endless],
    ['policy', 'rollback', 'read', '--to', endless],
    ['test', '--filter', endless],
    ['ledger', 'sync', endless],
  ])('%#', (...args) => {
    const run = bench.bylaw(...args);
    expect(run.code).not.toBe(0);
    examine(run, args.includes('--json'));
  });
});

describe('no word of a server does', () => {
  let clone: Workbench;
  beforeAll(() => {
    clone = nastyHall();
    const remote = join(clone.folder, '..', 'remote.git');
    clone.git('init', '-q', '--bare', remote);
    clone.git('config', `remote.${odd}.url`, remote);
    clone.git('config', `remote.${odd}.fetch`, `+refs/heads/*:refs/remotes/${odd}/*`);
    clone.git('branch', '-m', odd);
    clone.git('push', '-q', odd, odd);
    const hook = join(remote, 'hooks', 'pre-receive');
    mkdirSync(join(remote, 'hooks'), { recursive: true });
    writeFileSync(join(remote, 'words'), endless);
    writeFileSync(hook, `#!/bin/sh\ncat '${join(remote, 'words')}' >&2\nexit 1\n`);
    chmodSync(hook, 0o755);
  });

  it.each([
    ['apply', '--yes'],
    ['apply', '--yes', '--json'],
    ['ledger', 'sync'],
    ['plan'],
    ['log'],
    ['doctor'],
  ])('%j %j', (...args) => {
    const run = clone.bylaw(...args);
    if (args[0] === 'apply') expect(`${run.code} ${run.stdout}${run.stderr}`).toContain('git/remote-refused');
    examine(run, args.includes('--json'));
  });
});

it('no word of a provider does, of an apply or of an entry that keeps it', () => {
  const failed = outcome(`member:${nasty}/ana`, { status: 'failed', message: endless });
  const applied = renderApplyText({
    status: 'partly-failed',
    earlier: { resumed: [], unusable: [{ path: nasty, why: endless }], settled: [] },
    sections: [
      {
        ...{ organization: 'hall', target: nasty, outcomes: [failed], published: [], entries: [] },
        notes: [endless],
      },
    ],
    refusals: [endless],
  });
  const kept = renderAuditShowText({ commit, entry: entry({ outcomes: [failed] }), files: [] });
  for (const stdout of [applied, kept]) examine({ code: 0, stdout, stderr: '' });
});

it('no word of another format does', () => {
  const hall = { admins: ['ana'], name: nasty, description: endless, members: ['bo', nasty] };
  const team = { description: endless, privacy: endless, members: ['bo'], maintainers: [endless] };
  const teams = { [nasty]: team, [endless]: team, core: { ...team, [nasty]: endless } };
  const text = `# ${endless.replaceAll(/[^\x20-\x7e]/g, ' ')}\n${JSON.stringify({ orgs: { hall: { ...hall, teams } } })}`;
  bench.write({ [`../peribolos/hall${nastyFile}.yaml`]: text });
  const from = join(bench.folder, '..', 'peribolos');
  const run = bench.bylaw('import', 'peribolos', from, '--out', join(bench.folder, '..', 'imported'));
  expect(run.stdout).toContain('adjusted (2)');
  examine(run);
});

it('what is cut is told', () => {
  const { stdout } = bench.bylaw('plan', '--against', 'HEAD~1');
  expect(longest).toBeGreaterThan(longestLine);
  expect(stdout).toMatch(/… \(\d+,\d{3} more characters\)$/m);
});
