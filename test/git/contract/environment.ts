import { chownSync, lstatSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { BylawError } from '../../../src/diagnostic/bylaw-error.ts';
import type { GitWriter } from '../../../src/git/git-repository.ts';
import { openRepository } from '../../../src/git/open-repository.ts';
import { scratchIn, scratchRepository } from '../scratch-repository.ts';
import { open } from './orchestra.ts';

const isRoot = process.geteuid?.() === 0;

function giveAway(path: string): void {
  chownSync(path, 65534, 65534);
  if (lstatSync(path).isDirectory()) for (const name of readdirSync(path)) giveAway(join(path, name));
}

export function environmentContract(backend: GitWriter['backend']): void {
  describe('the environment', () => {
    test.each(['a b', 'Übung 🎵', 'line\nbreak', '-x', "it's"])('a folder called %j', async (name) => {
      const first = scratchRepository();
      first.write('seat.yaml', 'seat: 1\n');
      const commit = first.commit('Seat one');
      const root = join(dirname(first.root), name);
      renameSync(first.root, root);
      mkdirSync(join(root, 'inner'));
      const environment = { ...first.environment, BYLAW_GIT: backend };
      const repository = await openRepository(join(root, 'inner'), environment);
      expect(repository.root).toBe(root);
      expect(await repository.head()).toEqual({ ref: 'refs/heads/main', commit });
      await repository.updateRef('refs/heads/bylaw/ledger', commit, undefined, 'start');
      expect(await repository.workTreeChanges([''])).toEqual([]);
      await repository.close();
      expect(scratchIn(dirname(root), root).git('rev-parse', 'bylaw/ledger')).toBe(commit);
    });

    test('configuration given in variables counts last', async () => {
      const scratch = scratchRepository();
      scratch.git('config', 'user.name', 'Clara');
      scratch.git('config', 'user.email', 'clara@orchestra.example');
      const variables = { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'User.Name', GIT_CONFIG_VALUE_0: 'Given' };
      expect((await (await open(backend, scratch, variables)).identity())?.name).toBe('Given');
      // What `git -c` gives to a program that it starts.
      const parameters = { GIT_CONFIG_PARAMETERS: `'user.name'='Say '\\''hello'\\'''` };
      expect((await (await open(backend, scratch, parameters)).identity())?.name).toBe("Say 'hello'");
    });

    test.each([
      ['[include]\n\tpath = work\n', true],
      ['[include]\n\tpath = ~/work\n', true],
      ['[includeIf "gitdir:~/../"]\n\tpath = work\n', false],
      ['[includeIf "gitdir:orchestra/"]\n\tpath = work\n', true],
      ['[includeIf "gitdir:ORCHESTRA/.git"]\n\tpath = work\n', false],
      ['[includeIf "gitdir/i:ORCHESTRA/.git"]\n\tpath = work\n', true],
      ['[includeIf "gitdir:/elsewhere/"]\n\tpath = work\n', false],
      ['[includeIf "onbranch:main"]\n\tpath = work\n', true],
      ['[includeIf "onbranch:tour/"]\n\tpath = work\n', false],
      ['[include]\n\tpath = nowhere\n', false],
    ])('included configuration counts where Git counts it: %j', async (text, counts) => {
      const scratch = scratchRepository();
      const person = '[user]\n\tname = Home\n\temail = home@orchestra.example\n';
      writeFileSync(join(scratch.home, '.gitconfig'), `${person}${text}`);
      writeFileSync(join(scratch.home, 'work'), '[user]\n\tname = Work\n');
      expect(scratch.git('config', 'user.name')).toBe(counts ? 'Work' : 'Home');
      expect((await (await open(backend, scratch)).identity())?.name).toBe(counts ? 'Work' : 'Home');
    });

    test('what follows an included file counts after it', async () => {
      const scratch = scratchRepository();
      const person = '[user]\n\temail = home@orchestra.example\n';
      writeFileSync(
        join(scratch.home, '.gitconfig'),
        `[include]\n\tpath = work\n[user]\n\tname = Home\n${person}`,
      );
      writeFileSync(join(scratch.home, 'work'), '[user]\n\tname = Work\n');
      expect((await (await open(backend, scratch)).identity())?.name).toBe('Home');
      scratch.git('config', 'extensions.worktreeConfig', 'true');
      scratch.git('config', '--worktree', 'user.name', 'Of this worktree');
      expect(scratch.git('config', 'user.name')).toBe('Of this worktree');
      expect((await (await open(backend, scratch)).identity())?.name).toBe('Of this worktree');
    });

    test('a condition that only one backend knows is never passed over', async () => {
      const scratch = scratchRepository();
      const text =
        '[user]\n\tname = Home\n\temail = h@x\n[includeIf "hasconfig:remote.*.url:https://x/**"]\n\tpath = work\n';
      writeFileSync(join(scratch.home, '.gitconfig'), text);
      writeFileSync(join(scratch.home, 'work'), '[user]\n\tname = Work\n');
      scratch.git('config', 'remote.origin.url', 'https://x/y');
      const found = (await open(backend, scratch)).identity();
      if (backend === 'native') expect((await found)?.name).toBe(scratch.git('config', 'user.name'));
      else await expect(found).rejects.toMatchObject({ code: 'git/unsupported' });
    });

    test('without HOME nobody’s configuration is read', async () => {
      const scratch = scratchRepository();
      scratch.git('config', 'user.name', 'Clara');
      scratch.git('config', 'user.email', 'clara@orchestra.example');
      const { HOME: _, ...homeless } = scratch.environment;
      const repository = await openRepository(scratch.root, { ...homeless, BYLAW_GIT: backend });
      expect((await repository.identity())?.name).toBe('Clara');
      await repository.close();
    });

    test('no repository is looked for above a ceiling', async () => {
      const scratch = scratchRepository();
      scratch.write('strings/violins/seat.yaml', 'seat: 1\n');
      async function at(folder: string, ceilings: string): Promise<string> {
        const variables = { BYLAW_GIT: backend, GIT_CEILING_DIRECTORIES: ceilings };
        try {
          const repository = await openRepository(join(scratch.root, folder), {
            ...scratch.environment,
            ...variables,
          });
          await repository.close();
          return repository.root;
        } catch (error) {
          return (error as BylawError).code;
        }
      }
      expect(await at('strings/violins', scratch.root)).toBe('git/no-repository');
      expect(await at('strings/violins', `/nowhere:${join(scratch.root, 'strings')}`)).toBe(
        'git/no-repository',
      );
      expect(await at('strings/violins', join(scratch.root, 'strings/violins'))).toBe(scratch.root);
      expect(await at('', scratch.root)).toBe(scratch.root);
      expect(await at('strings', dirname(scratch.root))).toBe(scratch.root);
    });

    test.skipIf(!isRoot)(
      `a repository of another user is refused until it is trusted${isRoot ? '' : ' (passed over: needs root)'}`,
      async () => {
        const scratch = scratchRepository();
        const commit = scratch.commit('Found the orchestra');
        giveAway(scratch.root);
        await expect(open(backend, scratch)).rejects.toMatchObject({ code: 'git/unsafe-repository' });
        // The repository's own configuration does not count.
        writeFileSync(join(scratch.root, '.git/config'), '[safe]\n\tdirectory = *\n', { flag: 'a' });
        await expect(open(backend, scratch)).rejects.toMatchObject({ code: 'git/unsafe-repository' });
        const trusted = ['*', scratch.root, `/elsewhere\n\tdirectory = ${scratch.root}`];
        for (const value of trusted) {
          writeFileSync(join(scratch.home, '.gitconfig'), `[safe]\n\tdirectory = ${value}\n`);
          expect((await (await open(backend, scratch)).head()).commit).toBe(commit);
        }
        for (const value of ['/elsewhere', '*\n\tdirectory =']) {
          writeFileSync(join(scratch.home, '.gitconfig'), `[safe]\n\tdirectory = ${value}\n`);
          await expect(open(backend, scratch)).rejects.toMatchObject({ code: 'git/unsafe-repository' });
        }
        const sudo = await open(backend, scratch, { SUDO_UID: '65534' });
        expect((await sudo.head()).commit).toBe(commit);
      },
    );
  });
}
