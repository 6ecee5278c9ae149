import type { Oid } from './git-repository.ts';
import type { ObjectFormat } from './object-store.ts';

/** One line of a tree object. A folder's mode is `40000`, as Git stores it. */
export interface TreeEntry {
  readonly mode: string;
  readonly name: string;
  readonly oid: Oid;
}

export const folderMode = '40000';

/** What Git writes; the last it no longer does. */
const modes = new Set([folderMode, '100644', '100755', '120000', '160000', '100664']);

/**
 * The entries of a tree object's content, in stored order. Throws a RangeError where Git would not have written it:
 * two readers must not see different files, nor a path lead elsewhere.
 */
export function parseTree(content: Uint8Array, format: ObjectFormat): readonly TreeEntry[] {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  // A large folder has thousands of entries: all of it becomes text at once, one character a byte.
  const text = bytes.toString('latin1');
  const hex = bytes.toString('hex');
  const width = format === 'sha1' ? 20 : 32;
  const entries: TreeEntry[] = [];
  const names = new Set<string>();
  let before: string | undefined;
  for (let at = 0; at < text.length; ) {
    const space = text.indexOf(' ', at);
    const end = text.indexOf('\0', space);
    const next = end + 1 + width;
    if (space < 0 || end < 0 || next > text.length) throw new RangeError('a tree that is cut off');
    const mode = text.slice(at, space);
    const stored = text.slice(space + 1, end);
    const name = isPlain(stored) ? stored : usableName(bytes.toString('utf8', space + 1, end));
    if (!modes.has(mode)) throw new RangeError(`a tree with the mode ${JSON.stringify(mode.slice(0, 20))}`);
    if (names.has(name)) throw new RangeError(`a tree with ${JSON.stringify(name)} twice`);
    const key = mode === folderMode ? `${stored}/` : stored;
    if (before !== undefined && before >= key) throw new RangeError('a tree out of order');
    before = key;
    names.add(name);
    entries.push({ mode, name, oid: hex.slice(2 * (end + 1), 2 * next) });
    at = next;
  }
  return entries;
}

/** Whether a stored name says the same as text and is none that Git would refuse. */
function isPlain(stored: string): boolean {
  return !/^(?:\.{0,2}|\.git)$|[/\x80-\xff]/i.test(stored);
}

function usableName(name: string): string {
  if (name === '' || name === '.' || name === '..' || name.includes('/') || name.toLowerCase() === '.git')
    throw new RangeError(`a tree with the name ${JSON.stringify(name)}`);
  return name;
}

/** The content of the tree object that holds `entries`, given in any order. */
export function encodeTree(entries: Iterable<TreeEntry>): Uint8Array {
  const lines = [...entries].map((entry) => ({ entry, key: sortKey(entry) }));
  lines.sort((a, b) => Buffer.compare(a.key, b.key));
  const parts = lines.flatMap(({ entry }) => [
    Buffer.from(`${entry.mode} ${entry.name}\0`, 'utf8'),
    Buffer.from(entry.oid, 'hex'),
  ]);
  return Buffer.concat(parts);
}

/** Git orders a folder as if its name ended in `/`: `a.b` stands before the folder `a`, and `a0` after it. */
function sortKey(entry: TreeEntry): Buffer {
  return Buffer.from(entry.mode === folderMode ? `${entry.name}/` : entry.name, 'utf8');
}
