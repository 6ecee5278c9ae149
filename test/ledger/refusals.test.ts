import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { appendEntry } from '../../src/ledger/append-entry.ts';
import { openLedger } from '../../src/ledger/open-ledger.ts';
import { scope } from '../audit/orchestra.ts';
import { amend } from './amend.ts';
import { refusalOf } from './refusal-of.ts';
import { firstSeason, intentDraft, publishScores } from './season.ts';
import {
  backends,
  branch,
  cloneOf,
  type TemporaryRepository,
  temporaryRepository,
} from './temporary-repository.ts';

const targetFolder = 'organizations/philharmonic/targets/directory';
const policies = 'organizations/philharmonic/policies/scores';

describe.each(backends)('%s', (backend) => {
  const refusal = (repository: TemporaryRepository) => refusalOf(repository, backend);

  test.each<readonly [string, (repository: TemporaryRepository) => void, string, RegExp]>([
    [
      'the tip has no entry.json',
      (r) => amend(r, { 'entry.json': null }),
      'ledger/corrupt',
      /has no entry\.json/,
    ],
    [
      'entry.json is cut short',
      (r) => amend(r, { 'entry.json': '{"ledgerVersion": 1,' }),
      'ledger/corrupt',
      /not JSON/,
    ],
    [
      'entry.json says something else than the trailers',
      (r) => amend(r, { 'entry.json': entryText(r).replace('"Ana Ruiz"', '"Mallory"') }),
      'ledger/corrupt',
      /trailer Bylaw-Actor/,
    ],
    [
      'a newer Bylaw wrote it',
      (r) => amend(r, { 'entry.json': entryText(r).replace('"ledgerVersion": 1', '"ledgerVersion": 2') }),
      'ledger/other-version',
      /ledger version 2/,
    ],
    ['a number was left out', (r) => renumber(r, 5), 'ledger/corrupt', /entry 5, where entry 4 belongs/],
    ['a number was used twice', (r) => renumber(r, 3), 'ledger/corrupt', /entry 3, where entry 4 belongs/],
    [
      'a managed file was edited beside the record',
      (r) => amend(r, { [`${targetFolder}/managed/team/strings.json`]: '{}\n' }),
      'ledger/corrupt',
      /not the recorded state/,
    ],
    [
      'managed/ vanished',
      (r) => amend(r, { [`${targetFolder}/managed`]: null }),
      'ledger/corrupt',
      /recorded state/,
    ],
    [
      'a policy version was changed',
      (r) => amend(r, { [`${policies}/1.json`]: '{}\n' }),
      'ledger/corrupt',
      /immutable/,
    ],
    [
      'a policy version vanished',
      (r) => amend(r, { [`${policies}/1.json`]: null }),
      'ledger/corrupt',
      /removes .*1\.json/,
    ],
    ['all policies vanished', (r) => amend(r, { [policies]: null }), 'ledger/corrupt', /removes .*1\.json/],
    [
      'a file nobody knows stands at the top',
      (r) => amend(r, { README: 'hello\n' }),
      'ledger/corrupt',
      /README is no file/,
    ],
    [
      'a file nobody knows stands deeper',
      (r) => amend(r, { [`${targetFolder}/notes.txt`]: 'hello\n' }),
      'ledger/corrupt',
      /notes\.txt is no file/,
    ],
    [
      'an intent does not open itself',
      (r) => amend(r, { [`${targetFolder}/intent.json`]: null }),
      'ledger/corrupt',
      /does not write .*intent\.json/,
    ],
    ['a commit was made by hand', (r) => amend(r, {}, 'Tidy up\n'), 'ledger/corrupt', /no Bylaw trailers/],
    ['it was merged', (r) => merge(r), 'ledger/corrupt', /is a merge/],
  ])('refuses where %s', async (_name, damage, code, message) => {
    const repository = await temporaryRepository();
    await appendEntry(
      await repository.open(backend),
      await firstSeason(await repository.open(backend)),
      intentDraft,
      new Map(),
    );
    await forgetSeen(repository);
    damage(repository);
    const error = await refusal(repository);
    expect(error).toMatchObject({ code, message: expect.stringMatching(message) });
    expect(error?.hint).toMatch(/git |npm /);
  });

  test('refuses a damaged entry below the tip, and names the last good one', async () => {
    const repository = await temporaryRepository();
    const git = await repository.open(backend);
    const season = await firstSeason(git);
    amend(repository, { README: 'hello\n', [`${policies}/1.json`]: null }, undefined, [season.tip ?? '']);
    const bad = repository.git('rev-parse', branch);
    const good = repository.git('rev-parse', `${branch}~1`);
    const error = await refusal(repository);
    expect(error?.hint).toContain(`git show --stat ${bad}`);
    expect(error?.hint).toContain(`git update-ref ${branch} ${good}`);
    repository.git('update-ref', branch, good);
    expect((await openLedger(git, branch)).sequence).toBe(3);
  });

  test('refuses a symbolic link among its files', async () => {
    const repository = await temporaryRepository();
    await firstSeason(await repository.open(backend));
    await forgetSeen(repository);
    const link = repository.gitWith('/etc/passwd', 'hash-object', '-w', '--stdin');
    const path = 'organizations/philharmonic/lifecycle/b1/link.json';
    amend(repository, {}, undefined, undefined, [`120000,${link},${path}`]);
    expect(await refusal(repository)).toMatchObject({
      code: 'ledger/corrupt',
      message: expect.stringContaining('lifecycle/b1/link.json is not an ordinary file'),
    });
  });

  test('refuses a malformed managed file when it is read, and names it', async () => {
    const repository = await temporaryRepository();
    const git = await repository.open(backend);
    const season = await firstSeason(git);
    const path = `${targetFolder}/managed/team/strings.json`;
    const ledger = await appendEntry(
      git,
      season,
      intentDraft,
      new Map([[path, '{"description": "hand-made"}']]),
    );
    await expect(ledger.readManaged(scope)).rejects.toMatchObject({
      code: 'ledger/corrupt',
      message: expect.stringContaining(path),
      hint: expect.stringContaining('git show'),
    });
  });

  test('refuses what lost its beginning', async () => {
    const repository = await temporaryRepository();
    await firstSeason(await repository.open(backend));
    await forgetSeen(repository);
    amend(repository, {}, undefined, []);
    expect(await refusal(repository)).toMatchObject({
      code: 'ledger/corrupt',
      message: expect.stringContaining('entry 3, where entry 1 belongs'),
    });
  });

  test('refuses a shallow clone, with the command that completes it', async () => {
    const repository = await temporaryRepository();
    await firstSeason(await repository.open(backend));
    const clone = await cloneOf(repository, '--depth=1', '--no-single-branch');
    clone.git('branch', 'bylaw/ledger', 'origin/bylaw/ledger');
    const error = await refusal(clone);
    expect(error).toMatchObject({
      code: 'ledger/truncated',
      hint: 'git fetch --unshallow origin bylaw/ledger',
    });
    clone.git(...(error?.hint ?? '').split(' ').slice(1));
    expect((await openLedger(await clone.open(backend), branch)).sequence).toBe(3);
  });

  test('opens in a clone whose other branches are shallow', async () => {
    const repository = await temporaryRepository();
    await firstSeason(await repository.open(backend));
    repository.git('commit', '--quiet', '--allow-empty', '--message', 'Hire a conductor');
    const clone = await cloneOf(repository, '--depth=1');
    clone.git('fetch', '--quiet', 'origin', 'bylaw/ledger:bylaw/ledger');
    expect((await openLedger(await clone.open(backend), branch)).sequence).toBe(3);
  });

  test.each([
    ['an entry', (r: TemporaryRepository) => r.git('rev-parse', `${branch}~1`)],
    ['the record of one', (r: TemporaryRepository) => r.git('rev-parse', `${branch}~1:entry.json`)],
  ])('refuses where %s is missing', async (_name, find) => {
    const repository = await temporaryRepository();
    await firstSeason(await repository.open('isomorphic'));
    await forgetSeen(repository);
    await removeObject(repository, find(repository));
    expect(await refusal(repository)).toMatchObject({ code: 'ledger/truncated' });
  });

  test('refuses a branch that was reset, and the hint brings it back', async () => {
    const repository = await temporaryRepository();
    const season = await firstSeason(await repository.open(backend));
    repository.git('update-ref', branch, `${branch}~1`);
    const error = await refusal(repository);
    expect(error).toMatchObject({
      code: 'ledger/rewritten',
      message: expect.stringContaining(season.tip ?? '?'),
    });
    repository.git(...(/`git (update-ref [^`]*)`/.exec(error?.hint ?? '')?.[1] ?? '').split(' '));
    expect((await openLedger(await repository.open(backend), branch)).sequence).toBe(3);
  });

  test('refuses another history under the same name, until it is accepted', async () => {
    const repository = await temporaryRepository();
    const git = await repository.open(backend);
    await firstSeason(git);
    repository.git('update-ref', '-d', branch);
    expect(await refusal(repository)).toMatchObject({ code: 'ledger/rewritten' });
    await forgetSeen(repository);
    const other = await publishScores(git, await openLedger(git, branch), [
      { effect: 'deny', actions: ['scores:read'] },
    ]);
    expect(other.sequence).toBe(1);
  });

  test('refuses to guess where the note of what was seen is damaged', async () => {
    const repository = await temporaryRepository();
    await firstSeason(await repository.open(backend));
    await writeFile(seenPath(repository), '{"refs/heads/bylaw/ledger": 4');
    expect(await refusal(repository)).toMatchObject({
      code: 'ledger/rewritten',
      hint: `rm '${seenPath(repository)}'`,
    });
  });

  test('keeps a note of what was seen for each branch, and can read without it', async () => {
    const repository = await temporaryRepository();
    const git = await repository.open(backend);
    const season = await firstSeason(git);
    const other = await publishScores(git, await openLedger(git, 'rehearsal'), []);
    expect(JSON.parse(await readFile(seenPath(repository), 'utf8'))).toEqual({
      [branch]: season.tip,
      'refs/heads/rehearsal': other.tip,
    });
    await forgetSeen(repository);
    await writeFile(join(repository.folder, '.git', 'bylaw'), 'a file where the folder should be');
    expect((await openLedger(git, branch)).sequence).toBe(3);
  });
});

function entryText(repository: TemporaryRepository): string {
  return `${repository.git('show', `${branch}:entry.json`)}\n`;
}

/** The tip under another number, in its record and its trailers alike. */
function renumber(repository: TemporaryRepository, sequence: number): void {
  const record = entryText(repository).replace(/"sequence": \d+/, `"sequence": ${sequence}`);
  const message = repository
    .git('log', '-1', '--format=%B', branch)
    .replace(/(Bylaw-Sequence: )\d+/, `$1${sequence}`);
  amend(repository, { 'entry.json': record }, message);
}

function merge(repository: TemporaryRepository): void {
  const tip = repository.git('rev-parse', branch);
  amend(repository, {}, undefined, [tip, repository.git('rev-parse', 'main')]);
}

function seenPath(repository: TemporaryRepository): string {
  return join(repository.folder, '.git', 'bylaw', 'seen.json');
}

/** As in a clone that never opened the ledger. */
async function forgetSeen(repository: TemporaryRepository): Promise<void> {
  await rm(join(repository.folder, '.git', 'bylaw'), { recursive: true, force: true });
}

/** Takes one object away: packs all others, then puts that pack in place of everything. */
async function removeObject(repository: TemporaryRepository, oid: string): Promise<void> {
  const listed = repository.git('rev-list', '--objects', '--all').split('\n');
  const kept = listed.map((line) => line.split(' ')[0]).filter((each) => each !== oid);
  expect(kept).toHaveLength(listed.length - 1);
  const objects = join(repository.folder, '.git', 'objects');
  const aside = join(repository.folder, 'aside');
  await mkdir(join(aside, 'pack'), { recursive: true });
  repository.gitWith(`${kept.join('\n')}\n`, 'pack-objects', '-q', join(aside, 'pack', 'pack'));
  await rm(objects, { recursive: true });
  await rename(aside, objects);
}
