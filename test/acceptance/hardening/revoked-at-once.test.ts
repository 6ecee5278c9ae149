import { cpSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { makeWorkbench, type Workbench } from '../workbench.ts';
import { times } from './counts.ts';
import { inLanes } from './lanes.ts';
import { seedOfTest } from './seed.ts';

const hook = fileURLToPath(new URL('./die-at.cjs', import.meta.url));
const chapter = ['handbook:edit', 'krn:acme:handbook:acme:chapter/1'];
let applied: Workbench;

beforeAll(() => {
  const home = makeWorkbench();
  home.bylaw('init', 'orchestra', '--template', 'minimal');
  applied = home.at(join(home.folder, 'orchestra'));
  applied.git('init', '--quiet', '--bare', '../hall.git');
  applied.git('remote', 'add', 'origin', '../hall.git');
  applied.commit('Start');
  applied.git('push', '--quiet', 'origin', 'main');
  expect(applied.bylaw('apply', '--yes').code).toBe(0);
});

/** The same with a remote of its own. */
function copied(): Workbench {
  const folder = join(mkdtempSync(join(tmpdir(), 'bylaw-revoked-')), 'work');
  cpSync(join(applied.folder, '..'), folder, { recursive: true });
  return applied.at(join(folder, 'orchestra'));
}

/** What the ledger decides, whatever the files say. */
function mayEdit(bench: Workbench): boolean {
  const today = new Date().toISOString().slice(0, 10);
  const asked = bench.bylaw('access', 'check', 'bo', ...chapter, '--at', today);
  expect([0, 3], asked.stderr).toContain(asked.code);
  return asked.code === 0;
}

test('an emergency on the command line, from the hint to the merged edit, and what was seen of people', () => {
  const bench = copied();
  bench.write({
    'seen.jsonl':
      '{"principal":"member/bo","at":"2026-01-02T03:04:05Z","lastSignIn":"2026-01-02T01:00:00Z"}\n',
  });
  expect(bench.bylaw('observe', 'seen.jsonl').stdout).toBe(
    '1 observation: 1 member with newer values, at origin and here\n',
  );
  expect(bench.bylaw('member', 'show', 'bo').stdout).toContain(
    'last sign-in  2026-01-02T01:00:00Z (seen 2026-01-02T03:04:05Z)',
  );
  expect(bench.bylaw('member', 'list', '--mfa').stdout).toMatch(
    /MFA: 0 of \d+ active members \(0%\), 0 without/,
  );
  expect(mayEdit(bench)).toBe(true);

  const hinted = bench.bylaw('revoke', 'bo');
  expect([hinted.code, hinted.stdout]).toEqual([1, '']);
  expect(hinted.stderr).toContain('hint: `bylaw revoke bo --now`');
  bench.write({ 'organizations/acme/broken.yaml': 'kind: Team\nmembers: [' });
  const revoked = bench.bylaw('revoke', 'bo', '--now', '--yes', '--reason', 'laptop\u001b[2J stolen');
  expect([revoked.code, revoked.stderr]).toEqual([0, '']);
  expect(revoked.stdout).toContain('revokes member/bo of acme at once: directory');
  expect(revoked.stdout).toMatch(/directory: revoked \(entry \d+\)/);
  expect(revoked.stdout).toContain('+    status: suspended');
  bench.git('clean', '--quiet', '--force', 'organizations');
  expect(mayEdit(bench)).toBe(false);
  const log = bench.bylaw('log', '--kind', 'emergency').stdout;
  expect(log).toContain('revoke member:acme/bo: laptop stolen');

  // Somebody else applies the commit from before.
  bench.git('clone', '--quiet', '../hall.git', '../other');
  const other = bench.at(join(bench.folder, '../other'));
  const plan = other.bylaw('plan').stdout;
  expect(plan).toContain('held: revoked in an emergency at ');
  expect(plan).toContain('1 change held by an emergency.');
  expect(other.bylaw('apply', '--yes').stdout).toContain('Nothing to do');
  expect(mayEdit(other)).toBe(false);

  bench.commit('Suspend bo');
  bench.git('push', '--quiet', 'origin', 'main');
  expect(bench.bylaw('plan').stdout).toContain('ends an emergency, as the files revoke it themselves');
  expect(bench.bylaw('apply', '--yes').code).toBe(0);
  expect(bench.bylaw('plan').stdout).toContain('No changes.');
  expect(bench.bylaw('member', 'reactivate', 'bo').code).toBe(0);
  expect(bench.bylaw('plan').stdout).toContain('member:acme/bo');
}, 60_000);

test('killed at steps of its run, it has taken all or nothing, and the next run finishes', {
  timeout: 600_000,
}, async () => {
  const seed = seedOfTest();
  const revoking = ['revoke', 'bo', '--now', '--yes'];
  const whole = copied();
  const list = join(whole.folder, '../steps.txt');
  const listing = whole.with({ NODE_OPTIONS: `--require ${hook}`, DIE_LIST: list });
  expect(listing.bylaw(...revoking).code).toBe(0);
  const steps = readFileSync(list, 'utf8').trimEnd().split('\n');
  const file = whole.git('diff', '--name-only');
  const text = readFileSync(join(whole.folder, file), 'utf8');
  const moments = Array.from({ length: times(40, 3) }, () => {
    return { step: seed.pick(steps).split(' ')[0] ?? '1', when: seed.pick(['before', 'after']) };
  });
  let kills = 0;
  const problems = await inLanes(moments, 1, async ({ step, when }) => {
    const bench = copied();
    const dying = { NODE_OPTIONS: `--require ${hook}`, DIE_AT: step, DIE_WHEN: when };
    const killed = bench.with(dying).bylaw(...revoking);
    // The last steps of one run are beyond those of another.
    kills += killed.code === 0 ? 0 : 1;
    const again = bench.bylaw(...revoking);
    const emergencies = bench.json<{ entries: readonly unknown[] }>('log', '--kind', 'emergency').entries;
    const found = {
      code: again.code,
      edited: readFileSync(join(bench.folder, file), 'utf8') === text,
      emergencies: emergencies.length,
      may: mayEdit(bench),
    };
    const wanted = { code: 0, edited: true, emergencies: 1, may: false };
    if (JSON.stringify(found) === JSON.stringify(wanted)) return [];
    return [`${when} step ${step} in ${bench.folder}: ${JSON.stringify(found)} ${again.stderr}`];
  });
  expect(problems.flat()).toEqual([]);
  expect(kills).toBeGreaterThan(moments.length / 2);
});
