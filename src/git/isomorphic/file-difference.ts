import { lstat, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { objectId } from '../object-id.ts';
import type { IndexEntry } from './index-file.ts';

/** What decides whether a file of the work tree equals its index entry. */
export interface ComparisonRules {
  readonly root: string;
  /** When the index was written, in nanoseconds: a file as young may have changed since without a sign. */
  readonly indexTime: bigint;
  /** `core.fileMode`: whether the executable bit means anything here. */
  readonly watchesMode: boolean;
  /** `core.autocrlf`: line ends of the work tree are CRLF, of the repository LF. */
  readonly convertsLineEnds: boolean;
}

/**
 * How a file of the work tree differs from its entry. Filters of `.gitattributes` (such as LFS) are not run: a
 * file that has one counts as unchanged only while its size and times are those in the index.
 */
export async function fileDifference(
  rules: ComparisonRules,
  entry: IndexEntry,
): Promise<'same' | 'modified' | 'deleted'> {
  const path = join(rules.root, entry.path);
  const found = await lstat(path, { bigint: true }).catch(() => undefined);
  if (found === undefined || found.isDirectory()) return 'deleted';
  const isLink = found.isSymbolicLink();
  if (isLink !== (entry.mode === '120000')) return 'modified';
  const executable = (found.mode & 0o100n) !== 0n;
  if (!isLink && rules.watchesMode && executable !== (entry.mode === '100755')) return 'modified';
  const untouched =
    found.size === BigInt(entry.size) &&
    found.mtimeNs < rules.indexTime &&
    found.mtimeNs === BigInt(entry.mtimeSeconds) * 1_000_000_000n + BigInt(entry.mtimeNanoseconds) &&
    (found.ino & 0xffffffffn) === BigInt(entry.inode);
  if (untouched) return 'same';
  const content = isLink ? Buffer.from(await readlink(path)) : await readFile(path);
  return isContent(content, entry, rules.convertsLineEnds && !isLink) ? 'same' : 'modified';
}

function isContent(content: Buffer, entry: IndexEntry, convertsLineEnds: boolean): boolean {
  if (objectId('sha1', 'blob', content) === entry.oid) return true;
  if (!convertsLineEnds || content.includes(0)) return false;
  const converted = Buffer.from(content.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
  return objectId('sha1', 'blob', converted) === entry.oid;
}
