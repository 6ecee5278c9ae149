import { describe, expect, test } from 'vitest';
import { cloneLibrary, type Library, team } from '../library.ts';
import { branches, openHall } from './branches.ts';

const kids = { 'organizations/library/kids.yaml': team('kids', ['cleo']) };
const from = (branch: string) => ({
  'bylaw.yaml': `apiVersion: bylaw/v1\nkind: Repository\napply: {branch: ${branch}}\n`,
});

function commit(library: Library, files: Parameters<Library['write']>[0]): void {
  library.write(files);
  library.git('add', '--all');
  library.git('commit', '--quiet', '--message', 'Change it');
}

/** Pushes HEAD, by whatever name it has there. */
const push = (library: Library, to: string) =>
  library.git('push', '--quiet', 'origin', `HEAD:refs/heads/${to}`);

const inCi = (library: Library) => ({ environment: { ...library.session().environment, CI: 'true' } });
const refused = (words: RegExp) => ({ code: 'apply/other-branch', message: expect.stringMatching(words) });

describe('where bylaw.yaml says which branch is applied from', () => {
  test('what was not merged into it is not applied; once it is, it is', async () => {
    const { hall, main } = await branches();
    commit(main, from('main'));
    push(main, 'main');
    await main.apply();
    const tip = hall.tip();
    commit(main, kids);
    push(main, 'topic');
    await expect(main.apply()).rejects.toMatchObject(refused(/^commit \w{12} is not on `main` of origin$/));
    expect(hall.tip()).toBe(tip);
    push(main, 'main');
    expect((await main.apply()).status).toBe('applied');
  });

  test('a branch does not make itself the one', async () => {
    const { main } = await branches();
    commit(main, from('main'));
    push(main, 'main');
    await main.apply();
    commit(main, { ...from('topic'), ...kids });
    push(main, 'topic');
    await expect(main.apply()).rejects.toMatchObject(refused(/not on `main` of origin/));
    commit(main, from('main'));
    push(main, 'topic');
    await expect(main.apply()).rejects.toMatchObject(refused(/not on `main` of origin/));
    push(main, 'main');
    expect((await main.apply()).status).toBe('applied');
  });

  test('one that was renamed keeps nobody out', async () => {
    const { hall, main } = await branches();
    commit(main, from('main'));
    push(main, 'main');
    await main.apply();
    commit(main, { ...from('trunk'), ...kids });
    push(main, 'trunk');
    hall.git('update-ref', '-d', 'refs/heads/main');
    expect((await main.apply()).status).toBe('applied');
    commit(main, { ...from('truck'), 'organizations/library/kids.yaml': team('kids', ['ben']) });
    push(main, 'trunk');
    await expect(main.apply()).rejects.toMatchObject(refused(/`truck` of origin.*no such branch/));
  });

  test('a commit of it that is no longer the newest counts, as does one in a shallow clone', async () => {
    const { hall, main, other } = await branches();
    commit(main, from('main'));
    push(main, 'main');
    const ci = await cloneLibrary(main, '--depth=1', '--branch', 'main');
    ci.git('remote', 'set-url', 'origin', hall.folder);
    other.git('pull', '--quiet', 'origin', 'main');
    commit(other, kids);
    push(other, 'main');
    expect((await ci.apply()).status).toBe('applied');
  });

  test('a branch of that name in a fork is another one, unless the first remote keeps no sources', async () => {
    const { hall, main } = await branches();
    const fork = openHall();
    main.git('remote', 'add', 'a-fork', fork.folder);
    commit(main, from('main'));
    push(main, 'topic');
    main.git('push', '--quiet', 'a-fork', 'HEAD:refs/heads/main');
    await expect(main.apply()).rejects.toMatchObject(refused(/not on `main` of origin/));
    hall.git('update-ref', '-d', 'refs/heads/main');
    await expect(main.apply()).rejects.toMatchObject(refused(/there is no such branch/));
    hall.git('update-ref', '-d', 'refs/heads/topic');
    expect((await main.apply()).status).toBe('applied');
  });

  test('it is a branch here, where one clone is all there is', async () => {
    const { main } = await branches();
    main.git('remote', 'remove', 'origin');
    commit(main, from('main'));
    expect((await main.apply()).status).toBe('applied');
    main.git('checkout', '--quiet', '-b', 'topic');
    commit(main, kids);
    await expect(main.apply()).rejects.toMatchObject(refused(/^commit \w{12} is not on `main`$/));
  });
});

describe('in CI, where nothing says which', () => {
  test('it is the default branch: the head of a pull request is not applied', async () => {
    const { main } = await branches();
    expect((await main.apply({}, inCi(main))).status).toBe('applied');
    commit(main, { ...from('topic'), ...kids });
    push(main, 'topic');
    await expect(main.apply({}, inCi(main))).rejects.toMatchObject(refused(/not on `main` of origin/));
    push(main, 'main');
    expect((await main.apply({}, inCi(main))).status).toBe('applied');
  });

  test('it is any that is pushed, where the remote names none', async () => {
    const { hall, main } = await branches();
    hall.git('update-ref', '--no-deref', 'HEAD', hall.git('rev-parse', 'main'));
    commit(main, kids);
    push(main, 'topic');
    expect((await main.apply({}, inCi(main))).status).toBe('applied');
  });

  test('a person applies any that is pushed', async () => {
    const { main } = await branches();
    commit(main, kids);
    push(main, 'topic');
    expect((await main.apply()).status).toBe('applied');
  });
});
