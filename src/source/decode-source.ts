import type { SourceFile } from '../parse/document.ts';
import { sourceLimits } from './source-limits.ts';

/** The file as text, or without any and with the reason in `unreadable`: not UTF-8, or too large. */
export function decodeSource(path: string, bytes: Uint8Array): SourceFile {
  if (bytes.length > sourceLimits.file) return tooLarge(path, bytes.length);
  try {
    // A byte order mark is left out by the decoder itself.
    return { path, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const unreadable = {
      code: 'parse/not-utf8',
      message: 'this file is not UTF-8 text',
      hint: 'save it as UTF-8',
    } as const;
    return { path, text: '', unreadable };
  }
}

/** What stands for a file beyond the limit, whose bytes need not be read. */
export function tooLarge(path: string, bytes: number): SourceFile {
  const size = Math.ceil(bytes / 1024 / 1024);
  const unreadable = {
    code: 'parse/too-large',
    message: `this file has ${size} MB; the limit is ${sourceLimits.file / 1024 / 1024} MB`,
    hint: 'split it into several files',
  } as const;
  return { path, text: '', unreadable };
}
