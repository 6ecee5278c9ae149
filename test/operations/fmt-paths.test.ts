import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fmt } from '../../src/operations/fmt.ts';
import { openLibrary, start, team } from './library.ts';

const file = 'organizations/library/kids\\corner.yaml';
const tidy = team('kids', []);

test.skipIf(process.platform === 'win32')('a backslash in a path is a character of its name', async () => {
  const library = await openLibrary({ ...start, [file]: tidy });
  const check = (path: string) => fmt(library.session(), { check: true, paths: [path] });
  expect(await check(file)).toMatchObject({ changed: [], unchanged: 1 });
  await expect(check('organizations\\library')).rejects.toMatchObject({ code: 'source/not-found' });
});

test('a path may be absolute', async () => {
  const library = await openLibrary({ ...start, 'organizations/library/kids.yaml': tidy });
  const paths = [join(library.folder, 'organizations', 'library', 'kids.yaml')];
  expect(await fmt(library.session(), { check: true, paths })).toMatchObject({ unchanged: 1 });
});
