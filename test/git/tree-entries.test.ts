import { describe, expect, it } from 'vitest';
import { encodeTree, parseTree } from '../../src/git/tree-entries.ts';

const oid = 'a'.repeat(40);

function tree(...lines: readonly string[]): Buffer {
  return Buffer.concat(lines.flatMap((line) => [Buffer.from(`${line}\0`), Buffer.from(oid, 'hex')]));
}

describe('the bytes of a tree', () => {
  it('are read where Git would have written them', () => {
    const entries = ['100644 a.b', '40000 a', '100755 a0', '120000 b', '160000 c'].map((line) => {
      const [mode = '', name = ''] = line.split(' ');
      return { mode, name, oid };
    });
    expect(parseTree(encodeTree(entries), 'sha1')).toEqual(entries);
  });

  it.each([
    ['a name twice', tree('100644 a', '100644 a')],
    ['a file and a folder of one name', tree('100644 a', '100644 a.b', '40000 a')],
    ['another order', tree('100644 b', '100644 a')],
    ['a folder ordered as a file', tree('40000 a', '100644 a.b')],
    ['a padded mode', tree('040000 a')],
    ['an unknown mode', tree('100600 a')],
    ['no mode', tree(' a')],
    ['no name', tree('100644 ')],
    ['the folder above', tree('40000 ..')],
    ['the folder itself', tree('40000 .')],
    ['a path', tree('100644 a/b')],
    ['the Git directory', tree('40000 .GIT')],
    ['an id cut short', tree('100644 a').subarray(0, -1)],
    ['no end of a name', Buffer.from('100644 a')],
  ])('are refused with %s', (_, bytes) => {
    expect(() => parseTree(bytes, 'sha1')).toThrow(RangeError);
  });
});
