import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { FailureCode } from '../diagnostic/failures.ts';
import type { Obstacle } from './source-tree.ts';

const failures: Readonly<Record<Obstacle['is'], { code: FailureCode; because: string; hint: string }>> = {
  symlink: {
    code: 'source/symlink',
    because: 'is a symbolic link, which Bylaw does not follow',
    hint: 'put the file or folder itself there',
  },
  'nested-repository': {
    code: 'source/nested-repository',
    because: 'is a repository of its own, which Bylaw does not look into',
    hint: 'move it out of the folder, or make its files part of this repository (no `.git` there, no submodule)',
  },
  'no-file': {
    code: 'source/not-a-file',
    because: 'is not a file but a pipe, socket or device',
    hint: 'remove it, or put a file there',
  },
  'left-out': {
    code: 'source/left-out',
    because:
      'is in the repository but left out of this work tree; read without it, it would count as removed',
    hint: 'check out all that Bylaw reads: `git sparse-checkout add` its folder, or `git sparse-checkout disable`',
  },
  'other-extension': {
    code: 'source/other-extension',
    because: 'has its extension in upper case, and is not read',
    hint: 'rename it to end in `.yaml` or `.yml`, or begin its name with a dot to put it aside',
  },
};

/** The failure to read what stands at a path; `more`: how many other paths have the same fault. */
export function obstacleFailure({ path, is }: Obstacle, more = 0): BylawError {
  const { code, because, hint } = failures[is];
  return new BylawError(code, `${path} ${because}${more === 0 ? '' : ` (and ${more} more like it)`}`, {
    hint,
  });
}
