import { lstatSync, realpathSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { BylawError } from '../diagnostic/bylaw-error.ts';

/**
 * The absolute path of a file or folder that an input names. Below the workspace lies what a pull request proposes,
 * which may have symbolic links that lead anywhere: none is followed there.
 * @throws BylawError `action/linked-path`
 */
export function innerPath(workspace: string, given: string): string {
  const path = resolve(workspace, given);
  const within = relative(workspace, path);
  if (within === '' || within === '..' || within.startsWith(`..${sep}`) || isAbsolute(within)) return path;
  let current = realpathSync(workspace);
  for (const part of within.split(sep)) {
    current = join(current, part);
    const found = lstatSync(current, { throwIfNoEntry: false });
    if (found === undefined) break;
    if (part === '.git' || found.isSymbolicLink())
      throw new BylawError(
        'action/linked-path',
        `\`${given}\` leads through ${part === '.git' ? '`.git`' : 'a symbolic link'}`,
      );
  }
  return path;
}
