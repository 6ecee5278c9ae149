import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { SourceFile } from '../parse/document.ts';

/** The largest file that is read, in bytes: far above any organization, far below what fills the memory. */
export const sizeLimit = 20 * 1024 * 1024;

/** The file as text. Throws `source/not-utf8` or `source/too-large`, naming it. */
export function decodeSource(path: string, bytes: Uint8Array): SourceFile {
  assertSize(path, bytes.length);
  try {
    // A byte order mark is left out by the decoder itself.
    return { path, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    throw new BylawError('source/not-utf8', `${path} is not UTF-8 text`, {
      hint: 'save it as UTF-8',
      cause: error,
    });
  }
}

export function assertSize(path: string, bytes: number): void {
  if (bytes <= sizeLimit) return;
  const size = Math.ceil(bytes / 1024 / 1024);
  throw new BylawError(
    'source/too-large',
    `${path} has ${size} MB; the limit is ${sizeLimit / 1024 / 1024} MB`,
  );
}
