import { createReadStream } from 'node:fs';
import { BylawError } from '../diagnostic/bylaw-error.ts';

/** The bytes of a file as they come; of standard input for `-`. Throws `cli/unreadable-file` while it is read. */
export async function* readChunks(path: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of path === '-' ? process.stdin : createReadStream(path)) yield chunk;
  } catch (cause) {
    throw new BylawError('cli/unreadable-file', `cannot read \`${path}\``, { cause });
  }
}
