import { BylawError } from '../diagnostic/bylaw-error.ts';
import { replaceFile } from '../disk/replace-file.ts';

/** Writes a file whole or not at all: see `replaceFile`. */
export async function writeFile(path: string, text: string): Promise<void> {
  try {
    await replaceFile(path, text);
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

const hints: Readonly<Record<string, string>> = {
  ENOSPC: 'free some space and run the command again',
  EDQUOT: 'free some space and run the command again',
  EFBIG: 'files of this size may not be written here',
  EROFS: 'the file system is mounted read-only',
  EACCES: 'see the permissions of the folder',
  EPERM: 'see the permissions of the folder',
  ELOOP: 'put the file or folder itself there: Bylaw does not write through symbolic links',
};

export function unwritable(path: string, cause: unknown): BylawError {
  const hint = hints[(cause as NodeJS.ErrnoException).code ?? ''];
  return new BylawError('cli/unwritable-file', `cannot write \`${path}\``, {
    ...(hint === undefined ? {} : { hint }),
    cause,
  });
}
