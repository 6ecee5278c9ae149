import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { SourceFile } from '../../parse/document.ts';
import type { AskedSource } from '../access/asked-source.ts';
import type { Session } from '../session.ts';
import { writeFiles } from '../write-files.ts';

/**
 * Writes another text to a file of the work tree that was read as `file`; a byte order mark stays.
 * @throws BylawError `edit/file-changed` where it is no longer that file, and what writing throws
 */
export async function writeEdited(
  session: Session,
  { recorded }: AskedSource,
  file: SourceFile,
  text: string,
): Promise<void> {
  const root = recorded?.git.root ?? session.cwd;
  const mark = await markBefore(root, file);
  await writeFiles(root, new Map([[file.path, mark + text]]));
}

async function markBefore(root: string, { path, text }: SourceFile): Promise<string> {
  const now = await readFile(join(root, path), 'utf8').catch(() => undefined);
  if (now === text) return '';
  if (now === `\uFEFF${text}`) return '\uFEFF';
  throw new BylawError('edit/file-changed', `\`${path}\` changed while it was being edited`, {
    hint: 'nothing was written: run it again',
  });
}
