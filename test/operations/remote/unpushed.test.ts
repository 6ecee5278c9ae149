import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { cloneLibrary, type Library, start, target, team } from '../library.ts';
import { branches, type Hall, openHall } from './branches.ts';

const kids = { 'organizations/library/kids.yaml': team('kids', ['cleo']) };

/** Committed, and pushed nowhere. */
function keep(library: Library, files: Parameters<Library['write']>[0]): string {
  library.write(files);
  library.git('add', '--all');
  library.git('commit', '--quiet', '--message', 'Keep it');
  return library.git('rev-parse', 'HEAD');
}

/** A first commit of a repository's own, as a server makes one of a README. */
function describeItself({ git }: Hall): string {
  return git('commit-tree', '-m', 'Describe', git('hash-object', '-w', '-t', 'tree', '/dev/null'));
}

const toldToPush = [expect.stringMatching(/^guard unpushed of library\/catalogue: .*origin.*`git push`/)];

describe('a commit that is on no branch of the remote', () => {
  test('is not applied, before anything is written; once pushed, it is', async () => {
    const { hall, main, other } = await branches();
    await main.apply();
    const tip = hall.tip();
    keep(main, kids);
    expect(await main.apply()).toMatchObject({ status: 'refused', refusals: toldToPush });
    expect(hall.tip()).toBe(tip);
    main.git('push', '--quiet', 'origin', 'main');
    expect((await main.apply()).status).toBe('applied');
    other.git('pull', '--quiet', 'origin', 'main');
    expect((await other.apply()).status).toBe('nothing-to-do');
  });

  test('is not applied detached either, nor by its merge with a branch as a pull request has it', async () => {
    const { hall, main } = await branches();
    await main.apply();
    main.git('checkout', '--quiet', '--detach');
    keep(main, kids);
    expect(await main.apply()).toMatchObject({ status: 'refused', refusals: toldToPush });
    main.git('push', '--quiet', 'origin', 'HEAD:refs/pull/5/merge');
    expect(await main.apply()).toMatchObject({ status: 'refused', refusals: toldToPush });
    expect(hall.git('rev-list', '--count', 'bylaw/ledger')).toBe('3');
  });

  test('is no source to be recorded where nothing has to change', async () => {
    const { hall, main } = await branches();
    await main.apply();
    const tip = hall.tip();
    keep(main, kids);
    keep(main, { 'organizations/library/kids.yaml': null });
    expect((await main.apply()).status).toBe('nothing-to-do');
    expect(hall.tip()).toBe(tip);
  });

  test('is applied where that is allowed, and never asked about where one clone keeps the ledger', async () => {
    const { main } = await branches();
    await main.apply();
    keep(main, kids);
    expect((await main.apply({ allow: ['unpushed'] })).status).toBe('applied');
    keep(main, { 'organizations/library/target.yaml': target('allow: [{guard: unpushed, reason: Drill}]') });
    keep(main, { 'organizations/library/kids.yaml': team('kids', ['ben']) });
    expect((await main.apply()).status).toBe('applied');
    main.git('fetch', '--quiet', 'origin');
    keep(main, {
      'bylaw.yaml': 'apiVersion: bylaw/v1\nkind: Repository\nledger: {remote: none}\n',
      'organizations/library/target.yaml': target(),
      'organizations/library/kids.yaml': team('kids', ['cleo', 'ben']),
    });
    expect((await main.apply()).status).toBe('applied');
  });
});

describe('a commit that was pushed', () => {
  test('is applied where the branch has moved on since, by CI in a shallow clone of the commit', async () => {
    const { hall, main, other } = await branches();
    const ci = await cloneLibrary(main, '--depth=1', '--branch', 'main');
    ci.git('remote', 'set-url', 'origin', hall.folder);
    ci.git('checkout', '--quiet', '--detach');
    other.write(kids);
    other.git('add', '--all');
    other.git('commit', '--quiet', '--message', 'Race');
    other.git('push', '--quiet', 'origin', 'main');
    expect((await ci.apply()).status).toBe('applied');
  });

  test('counts where it is, when the ledger has a remote of its own', async () => {
    const { main } = await branches();
    const vault = openHall();
    main.git('remote', 'add', 'vault', vault.folder);
    keep(main, { 'bylaw.yaml': 'apiVersion: bylaw/v1\nkind: Repository\nledger: {remote: vault}\n' });
    main.git('push', '--quiet', 'origin', 'main');
    const away = mkdtempSync(join(tmpdir(), 'bylaw-away-'));
    rmSync(away, { recursive: true });
    onTestFinished(() => rmSync(away, { recursive: true, force: true }));
    main.git('remote', 'add', 'broken', away);
    expect((await main.apply()).status).toBe('applied');
    keep(main, kids);
    expect(await main.apply()).toMatchObject({ status: 'refused', refusals: toldToPush });
  });

  test('counts where it is, also when the remote of the ledger holds a README of its own', async () => {
    const { main } = await branches();
    const vault = openHall();
    main.git('remote', 'add', 'vault', vault.folder);
    keep(main, { 'bylaw.yaml': 'apiVersion: bylaw/v1\nkind: Repository\nledger: {remote: vault}\n' });
    main.git('push', '--quiet', 'origin', 'main');
    const readme = describeItself(vault);
    vault.git('update-ref', 'refs/heads/main', readme);
    const fetch = expect.stringMatching(/on no branch of vault that is known here: .*`git fetch vault`/);
    expect(await main.apply()).toMatchObject({ status: 'refused', refusals: [fetch] });
    main.git('fetch', '--quiet', 'vault');
    expect((await main.apply()).status).toBe('applied');
    keep(main, kids);
    expect(await main.apply()).toMatchObject({ status: 'refused', refusals: toldToPush });
    main.git('push', '--quiet', 'origin', 'main');
    expect((await main.apply()).status).toBe('applied');
  });

  test('is told from one that may be pushed to a branch that was not fetched', async () => {
    const { main, other } = await branches();
    keep(main, kids);
    other.edit({ 'organizations/library/kids.yaml': team('kids', ['ben']) });
    const fetch = expect.stringMatching(/known here: `git push` it first, or `git fetch origin`/);
    expect(await main.apply()).toMatchObject({ status: 'refused', refusals: [fetch] });
    main.git('fetch', '--quiet', 'origin');
    expect(await main.apply()).toMatchObject({ status: 'refused', refusals: toldToPush });
  });
});

describe('whoever is behind a source that is nowhere', () => {
  async function lost() {
    const stage = await branches(start);
    await stage.main.apply();
    keep(stage.main, kids);
    await stage.main.apply({ allow: ['unpushed'] });
    rmSync(stage.main.folder, { recursive: true });
    return stage;
  }

  test('gets past it by allowing the rollback once', async () => {
    const { other } = await lost();
    other.edit({ 'organizations/library/desk.yaml': null });
    const why =
      /is not in this clone: `git fetch --all` .* where nobody has it any longer, allow the rollback/;
    expect(await other.apply()).toMatchObject({ status: 'refused', refusals: [expect.stringMatching(why)] });
    expect((await other.apply({ allow: ['rollback'] })).status).toBe('applied');
    other.edit({ 'organizations/library/desk.yaml': team('desk', ['ben']) });
    expect((await other.apply()).status).toBe('applied');
  });

  test('also where nothing has to change, as after doing the same by hand', async () => {
    const { other } = await lost();
    other.edit(kids);
    expect((await other.apply({ allow: ['rollback'] })).status).toBe('nothing-to-do');
    other.edit({ 'organizations/library/desk.yaml': null });
    expect((await other.apply()).status).toBe('applied');
  });
});
