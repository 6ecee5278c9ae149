import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';
import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { isTrue } from './read-config.ts';

const hooks = ['pre-commit', 'prepare-commit-msg', 'commit-msg', 'post-commit'];

/**
 * Throws `git/cannot-commit` where a commit of this repository is signed or has to pass a hook, which only Git itself
 * can do.
 */
export async function assertPlainCommit(
  gitDirectory: string,
  config: (key: string) => string | undefined,
): Promise<void> {
  if (isTrue(config('commit.gpgsign'))) throw needsGit('commits are signed here');
  if (config('core.hookspath') !== undefined) throw needsGit('commits pass hooks here');
  for (const hook of hooks) {
    const path = join(gitDirectory, 'hooks', hook);
    const runs = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (runs) throw needsGit(`commits pass the hook \`${hook}\` here`);
  }
}

function needsGit(why: string): BylawError {
  return new BylawError('git/cannot-commit', `nothing can be committed without Git: ${why}`, {
    hint: 'install Git, or leave --commit out',
  });
}
