import { closeSync, openSync, readSync } from 'node:fs';
import { BylawError } from '../diagnostic/bylaw-error.ts';

/** Several times the plan of the largest organization that Bylaw is measured with. */
const sizeLimit = 64 * 1024 * 1024;
const chunkSize = 1024 * 1024;

/**
 * The text of a plan file, which may be a pipe: its size is not known before.
 * @throws BylawError `cli/unreadable-file`, `apply/plan-unreadable`
 */
export function readPlanFile(path: string): string {
  const bytes = readBytes(path);
  const because = bytes === undefined ? `has more than ${sizeLimit / 1024 / 1024} MB` : 'is not UTF-8 text';
  try {
    if (bytes !== undefined) return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Told below.
  }
  throw new BylawError('apply/plan-unreadable', `\`${path}\` ${because}`, {
    hint: 'write a plan with `bylaw plan --out FILE`',
  });
}

/** Undefined where there is more than anybody would write. */
function readBytes(path: string): Buffer | undefined {
  try {
    const file = openSync(path, 'r');
    try {
      const chunks: Buffer[] = [];
      for (let length = 0; length <= sizeLimit; ) {
        const chunk = Buffer.allocUnsafe(chunkSize);
        const read = readSync(file, chunk);
        if (read === 0) return Buffer.concat(chunks);
        chunks.push(chunk.subarray(0, read));
        length += read;
      }
      return undefined;
    } finally {
      closeSync(file);
    }
  } catch (cause) {
    throw new BylawError('cli/unreadable-file', `cannot read the plan \`${path}\``, { cause });
  }
}
