import { expect, test } from 'vitest';
import { type Library, openLibrary, policy } from './library.ts';

const file = 'organizations/library/lend-books.yaml';
const more = 'organizations/library/shelve-books.yaml';

async function notesOf(library: Library): Promise<readonly string[]> {
  const { status, sections } = await library.apply();
  expect(status).toBe('applied');
  return sections.flatMap(({ notes }) => notes);
}

test('one author who publishes again and again is told nothing', async () => {
  const library = await openLibrary();
  expect(await notesOf(library)).toEqual([]);
  for (const action of ['books:buy', 'books:read', 'books:lend']) {
    library.edit({ [file]: policy('lend-books', action) });
    expect(await notesOf(library)).toEqual([]);
  }
});

test('whoever wrote without an earlier version is told of it, once the branches have met', async () => {
  const library = await openLibrary();
  await library.apply();
  library.git('checkout', '--quiet', '-b', 'autumn');
  library.edit({ [file]: policy('lend-books', 'books:read') });
  library.git('checkout', '--quiet', 'main');
  const published = library.edit({ [file]: policy('lend-books', 'books:buy') });
  expect(await notesOf(library)).toEqual([]);
  library.git('merge', '--quiet', '-X', 'theirs', '--message', 'Merge the autumn edit', 'autumn');
  library.edit({ 'organizations/library/notes.md': 'Ask at the desk.\n' });
  expect(await notesOf(library)).toEqual([
    expect.stringMatching(
      new RegExp(`^lend-books@3: version 2 was published .*from commit ${published.slice(0, 7)}$`),
    ),
  ]);
});

test('a branch that left the policy alone is no reason', async () => {
  const library = await openLibrary();
  await library.apply();
  library.git('checkout', '--quiet', '-b', 'autumn');
  library.edit({ [more]: policy('shelve-books', 'books:read') });
  library.git('checkout', '--quiet', 'main');
  library.edit({ [file]: policy('lend-books', 'books:buy') });
  await library.apply();
  library.git('merge', '--quiet', '--message', 'Merge the autumn edit', 'autumn');
  library.edit({ [file]: policy('lend-books', 'books:read') });
  expect(await notesOf(library)).toEqual([]);
});
