import { expect, test } from 'vitest';
import { editedText } from '../../src/edit/edited-text.ts';

const text = `kind: MemberList
items:
  - name: ana
    bindings:
      - reader # why
      # until the audit
  # On leave.
  - name: bo
`;
const origin = (index: number) => ({ file: 'members.yaml', document: 0, path: ['items', index] });

test('a comment further right than the next item belongs to the item above', () => {
  expect(editedText(text, [{ is: 'remove-document', origin: origin(1), kind: 'Member' }])).toBe(
    text.slice(0, text.indexOf('  # On leave.')),
  );
  expect(editedText(text, [{ is: 'remove-document', origin: origin(0), kind: 'Member' }])).toBe(
    `kind: MemberList\nitems:\n${text.slice(text.indexOf('  # On leave.'))}`,
  );
});

test('a new item comes behind the comments of the one before', () => {
  const into = { in: 'list', file: 'members.yaml', document: 0 } as const;
  const added = editedText(text, [{ is: 'add-document', kind: 'Member', body: { name: 'ben' }, into }]);
  expect(added).toBe(text.replace('audit\n', 'audit\n  - name: ben\n'));
});
