import { expect, test } from 'vitest';
import { encodeCommit, parseCommit } from '../../src/git/commit-text.ts';
import { fc } from '../properties.ts';

const tree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
const word = fc.stringMatching(/^[\p{L}\d][\p{L}\d @'-]{0,20}[\p{L}\d]$/u);
const seconds = fc.integer({ min: 0, max: 4_102_444_800 });

test('what is written is read again', () => {
  fc.assert(
    fc.property(
      word,
      word,
      seconds,
      fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', '')),
      (name, email, at, message) => {
        const time = new Date(at * 1000).toISOString().replace('.000Z', 'Z');
        const author = { name, email };
        const parents = [tree.replace('4', '5'), tree.replace('4', '6')];
        const content = encodeCommit({ tree, parents, author, at: time, message });
        const expected = { oid: tree, tree, parents, author, authoredAt: time };
        expect(parseCommit(tree, content)).toEqual({
          ...expected,
          committer: author,
          committedAt: time,
          message,
        });
      },
    ),
  );
});

test('a signed commit: the signature is a header, no part of the message', () => {
  const content = [
    `tree ${tree}`,
    'author Clara Wieck <clara@orchestra.example> 1772366400 +0100',
    'committer <> 1772366400 -0500',
    'gpgsig -----BEGIN SSH SIGNATURE-----',
    ' parent of all',
    ' -----END SSH SIGNATURE-----',
    '',
    'Tune\n\nparent: A\n',
  ].join('\n');
  expect(parseCommit(tree, Buffer.from(content))).toMatchObject({
    parents: [],
    authoredAt: '2026-03-01T12:00:00Z',
    committer: { name: '', email: '' },
    message: 'Tune\n\nparent: A\n',
  });
});

test.each(['A\rB', 'A\u2028B', 'A\u2029B', 'A\u0085\u202eB', ''])('an author called %j', (name) => {
  const commit = {
    tree,
    parents: [],
    author: { name, email: name },
    at: '2026-03-01T12:00:00Z',
    message: 'x',
  };
  expect(parseCommit(tree, encodeCommit(commit))).toMatchObject({ author: commit.author });
});

test('times that no calendar holds, and commits that are none', () => {
  const hostile = `tree ${tree}\nauthor A <a> 99999999999999999 +0000\ncommitter A <a>\n\n`;
  expect(parseCommit(tree, Buffer.from(hostile))).toMatchObject({
    authoredAt: '1970-01-01T00:00:00Z',
    message: '',
  });
  expect(() => parseCommit(tree, Buffer.from('parent x\n\n'))).toThrow(RangeError);
  const commit = { tree, parents: [], author: { name: 'A', email: 'a' }, at: 'yesterday', message: '' };
  expect(() => encodeCommit(commit)).toThrow('not an RFC 3339 time: yesterday');
});
