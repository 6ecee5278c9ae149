import { expect, test } from 'vitest';
import { editedText } from '../../src/edit/edited-text.ts';

const place = (key: string) => ({
  origin: { file: 'teams.yaml', document: 0, path: ['items', 0] },
  kind: 'Team',
  path: [key],
});

test('the first key of an item goes, and the next one takes its place', () => {
  const text = 'items:\n  - parent: top # soon\n    name: core\n';
  expect(editedText(text, [{ is: 'remove-field', place: place('parent') }])).toBe('items:\n  - name: core\n');
});

test('the first key of an item stays where the next one has a comment above', () => {
  const text = 'items:\n  - parent: top\n    # Those who write.\n    name: core\n';
  expect(editedText(text, [{ is: 'remove-field', place: place('parent') }])).toBeUndefined();
});

test('the first key of an item is left an empty list where the next one has a comment above', () => {
  const list = (members: string) =>
    `items:\n  - members:${members}\n    # Those who write.\n    name: core\n`;
  const edit = { is: 'remove-item', place: place('members'), index: 0 } as const;
  expect(editedText(list('\n    - ana'), [edit])).toBe(list(' []'));
});

test('a key that is put beside others in quotes stands in quotes', () => {
  const items = (after: string) => `{"items":[{"name":"core","members":["ana"]${after}}]}\n`;
  const edit = { is: 'set-field', place: place('parent'), value: 'top' } as const;
  expect(JSON.parse(editedText(items(''), [edit]) ?? '')).toEqual(JSON.parse(items(',"parent":"top"')));
});
