import { expect, test } from 'vitest';
import type { GitReader } from '../../src/git/git-repository.ts';
import { writtenWithout } from '../../src/operations/written-without.ts';
import { openLibrary } from './library.ts';

/** A reader that notes what it is asked. */
function noting(git: GitReader): { readonly git: GitReader; readonly asked: string[] } {
  const asked: string[] = [];
  const reader = new Proxy(git, {
    get(target, name: keyof GitReader) {
      asked.push(name);
      const found = target[name];
      return typeof found === 'function' ? found.bind(target) : found;
    },
  });
  return { git: reader, asked };
}

test('histories are compared once for all files', async () => {
  const library = await openLibrary();
  const known = library.git('rev-parse', 'HEAD');
  library.git('checkout', '--quiet', '-b', 'autumn', 'HEAD');
  library.edit({ 'seen.md': 'seen\n' });
  library.git('checkout', '--quiet', 'main');
  const head = library.edit({ 'late.md': 'late\n' });
  const { git, asked } = noting(await library.open());
  const isUnseen = await writtenWithout(git, known, head);
  const before = [...asked];
  expect(before).toContain('log');
  for (let at = 0; at < 50; at += 1) expect(await isUnseen(`file-${at}.md`)).toBe(false);
  expect(asked).toEqual(before);
});

test('a side that lacks the commit is asked for the file alone', async () => {
  const library = await openLibrary();
  library.git('checkout', '--quiet', '-b', 'autumn');
  library.edit({ 'autumn.md': 'autumn\n' });
  library.git('checkout', '--quiet', 'main');
  const known = library.edit({ 'main.md': 'main\n' });
  library.git('merge', '--quiet', '--message', 'Merge autumn', 'autumn');
  const head = library.git('rev-parse', 'HEAD');
  const { git, asked } = noting(await library.open());
  const isUnseen = await writtenWithout(git, known, head);
  expect([await isUnseen('autumn.md'), await isUnseen('main.md')]).toEqual([true, false]);
  expect(asked.filter((name) => name === 'log')).toHaveLength(1);
});
