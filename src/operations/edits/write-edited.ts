import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { GitReader } from '../../git/git-repository.ts';
import type { Session } from '../session.ts';
import { writeFiles } from '../write-files.ts';
import type { EditedFile } from './edited-file.ts';

/**
 * Writes edited files of the work tree, where all are still what they were; a byte order mark stays. Files that go do
 * so last: killed in between, what was in them stands twice rather than nowhere.
 * @throws BylawError `edit/file-changed` where one is no longer what it was, and what writing throws
 */
export async function writeEdited(
  session: Session,
  { recorded }: { readonly recorded?: { readonly git: Pick<GitReader, 'root'> } },
  files: readonly EditedFile[],
): Promise<void> {
  const root = recorded?.git.root ?? session.cwd;
  const contents = new Map<string, string | null>();
  for (const file of files) {
    const mark = await markBefore(root, file);
    contents.set(file.path, file.after === '' ? null : mark + file.after);
  }
  await writeFiles(root, contents);
}

async function markBefore(root: string, { path, before }: EditedFile): Promise<string> {
  const now = await readFile(join(root, path), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw changed(path);
  });
  if (now === before) return '';
  if (before !== '' && now === `\uFEFF${before}`) return '\uFEFF';
  throw changed(path);
}

function changed(path: string): BylawError {
  return new BylawError('edit/file-changed', `\`${path}\` changed while it was being edited`, {
    hint: 'nothing was written: run it again',
  });
}
