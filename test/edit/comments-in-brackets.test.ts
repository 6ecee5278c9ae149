import { expect, test } from 'vitest';
import { editedText } from '../../src/edit/edited-text.ts';

const place = { origin: { file: 'team.yaml', document: 0, path: [] }, kind: 'Team', path: ['members'] };

function without(text: string, index: number): string | undefined {
  return editedText(text, [{ is: 'remove-item', place, index }]);
}

test.each([
  ['beside another item', 'members: [ana, # leads\n  bo]\n', 1],
  ['above another item', 'members: [ana,\n  # on leave\n  bo, cleo]\n', 0],
])('a comment %s is not taken out with an item', (_, text, index) => {
  expect(without(text, index)).toBeUndefined();
});

test('a comment on the line of an item alone goes with it', () => {
  expect(without('members: [\n  ana, # leads\n  bo, # second\n]\n', 1)).toBe(
    'members: [\n  ana, # leads\n]\n',
  );
});

test('a list with comments is left empty where one without goes', () => {
  const map = (list: string) => `{ kind: Team, members: ${list} }\n`;
  expect(without(map('[ana]'), 0)).toBe('{ kind: Team }\n');
  expect(without(map('[ # by name\n  ana # leads\n]'), 0)).toBe(map('[ # by name\n]'));
});

test('white space before a comma stays', () => {
  const text = 'members: [ana , ]\n';
  const added = editedText(text, [{ is: 'add-item', place, item: 'bo' }]) ?? '';
  expect(without(added, 1)).toBe(text);
});
