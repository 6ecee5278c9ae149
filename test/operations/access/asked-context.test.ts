import { expect, test } from 'vitest';
import { accessCheck } from '../../../src/operations/access/access-check.ts';
import { openLibrary, start } from '../library.ts';

const service = 'organizations/library/service.yaml';
const lendBooks = 'organizations/library/lend-books.yaml';

async function decided(...context: readonly string[]) {
  const library = await openLibrary({
    ...start,
    [service]: `${start[service]}conditionKeys: {marks: "string[]"}\n`,
    [lendBooks]: `apiVersion: bylaw/v1
kind: Policy
name: lend-books
statements:
  - {effect: allow, actions: ["books:lend"]}
  - {effect: deny, actions: ["books:lend"], conditions: {"ForAnyValue:StringEquals": {books.marks: [rare]}}}
`,
  });
  const asked = { principal: 'ben', action: 'books:lend', context };
  return (await accessCheck(library.session(), asked)).decision;
}

test('a list is given by commas, as JSON, or flag by flag', async () => {
  expect(await decided()).toBe('allow');
  expect(await decided('books.marks=old')).toBe('allow');
  expect(await decided('books.marks=old,rare')).toBe('deny');
  expect(await decided('books.marks=["old","rare"]')).toBe('deny');
  expect(await decided('books.marks=old', 'books.marks=rare')).toBe('deny');
  await expect(decided('books.marks=["rare"')).rejects.toMatchObject({
    code: 'access/bad-question',
    hint: expect.stringContaining('books.marks=a,b'),
  });
  await expect(decided('books.marks=[["rare"]]')).rejects.toMatchObject({ code: 'access/bad-question' });
});

test('a key without its service is told with it', async () => {
  await expect(decided('marks=rare')).rejects.toMatchObject({ hint: expect.stringContaining('books.marks') });
});
