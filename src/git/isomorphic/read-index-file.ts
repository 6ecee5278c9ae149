import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode, fileFailure } from '../files/file-failure.ts';
import { type IndexEntry, parseIndex } from './index-file.ts';

/** The entries of the index, and when it was written (nanoseconds); none where there is no index yet. */
export async function readIndexFile(
  gitDirectory: string,
): Promise<{ readonly entries: readonly IndexEntry[]; readonly time: bigint }> {
  const path = join(gitDirectory, 'index');
  try {
    const [bytes, found] = await Promise.all([readFile(path), stat(path, { bigint: true })]);
    return { entries: parseIndex(bytes), time: found.mtimeNs };
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return { entries: [], time: 0n };
    throw fileFailure('reading the index', error);
  }
}
