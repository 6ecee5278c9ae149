import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { GitWriter } from '../../../src/git/git-repository.ts';
import { scratchRepository } from '../scratch-repository.ts';
import { open } from './orchestra.ts';

export function identityContract(backend: GitWriter['backend']): void {
  describe('identity', () => {
    test('is unknown where nothing is set', async () => {
      expect(await (await open(backend, scratchRepository())).identity()).toBeUndefined();
    });

    test("is the user's, the repository's before it, the environment's before both", async () => {
      const scratch = scratchRepository();
      writeFileSync(
        join(scratch.home, '.gitconfig'),
        '[user]\n\tname = "Ethel Smyth"  ; composer\n\temail = e@home.example\n',
      );
      const repository = await open(backend, scratch);
      expect(await repository.identity()).toEqual({ name: 'Ethel Smyth', email: 'e@home.example' });
      scratch.git('config', 'user.email', 'ethel@orchestra.example');
      expect(await repository.identity()).toEqual({ name: 'Ethel Smyth', email: 'ethel@orchestra.example' });
      const run = await open(backend, scratch, { GIT_AUTHOR_NAME: 'Runner', EMAIL: 'never@used.example' });
      expect(await run.identity()).toEqual({ name: 'Runner', email: 'ethel@orchestra.example' });
    });

    test('half of one is none', async () => {
      const scratch = scratchRepository();
      scratch.git('config', 'user.name', 'Ethel Smyth');
      expect(await (await open(backend, scratch)).identity()).toBeUndefined();
    });
  });
}
