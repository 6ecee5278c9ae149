import { parseCommit } from '../commit-text.ts';
import type { GitObject } from '../object-store.ts';
import { folderMode, parseTree, type TreeEntry } from '../tree-entries.ts';

const modes = new Set([folderMode, '100644', '100755', '100664', '120000', '160000']);

/** Throws a RangeError for an object that Git would refuse as unsound: one that reads as something else elsewhere. */
export function assertSound({ kind, content }: GitObject): void {
  if (kind === 'commit') assertSoundCommit(content);
  if (kind === 'tree') assertSoundTree(parseTree(content, 'sha1'));
}

function assertSoundCommit(content: Uint8Array): void {
  const commit = parseCommit('', content);
  const ids = [commit.tree, ...commit.parents];
  if (!ids.every((oid) => /^[0-9a-f]{40}$/.test(oid))) throw new RangeError('malformed commit object');
}

function assertSoundTree(entries: readonly TreeEntry[]): void {
  const names = new Set<string>();
  for (const { mode, name } of entries) {
    const special = name === '' || name === '.' || name === '..' || name.toLowerCase() === '.git';
    if (special || name.includes('/') || names.has(name) || !modes.has(mode)) {
      throw new RangeError(`malformed tree object: entry ${JSON.stringify(name)}`);
    }
    names.add(name);
  }
}
