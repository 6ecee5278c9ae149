import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { BylawError } from '../diagnostic/bylaw-error.ts';

/** Writes beside the file and renames, so that a reader meets the old text or the new one, never a part. */
export function writeFileAtomically(path: string, text: string): void {
  const beside = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(beside, text, { flag: 'wx' });
    renameSync(beside, path);
  } catch (cause) {
    rmSync(beside, { force: true });
    throw new BylawError('cli/unwritable-file', `cannot write \`${path}\``, { cause });
  }
}
