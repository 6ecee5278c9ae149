import { expect, test } from 'vitest';
import { catalogue, members, openLibrary, start } from './library.ts';

const file = 'organizations/library/members.yaml';
const written = start[file] ?? '';
const withMallory = members('ada', 'ben', 'cleo', 'mallory');

test('a commit that was reverted before it was applied cannot be applied by its old workflow', async () => {
  const library = await openLibrary();
  await library.apply();
  const reverted = library.edit({ [file]: withMallory }, 'Let Mallory in');
  const reversal = library.edit({ [file]: written }, 'Do not');
  expect((await library.apply()).status).toBe('nothing-to-do');
  library.git('checkout', '--quiet', '--detach', reverted);

  const rerun = await library.apply();

  expect(rerun.status).toBe('refused');
  expect(rerun.refusals.join()).toContain('rollback');
  expect([...library.system.entries(catalogue).keys()]).not.toContain('member:library/mallory');
  expect((await library.ledger()).latest).toMatchObject({ kind: 'result', source: reversal, outcomes: [] });
});

test('one that came by a merge counts as well', async () => {
  const library = await openLibrary();
  await library.apply();
  library.git('checkout', '--quiet', '-b', 'topic');
  const onTopic = library.edit({ [file]: withMallory }, 'Let Mallory in');
  library.edit({ [file]: written }, 'Do not');
  library.git('checkout', '--quiet', 'main');
  library.git('merge', '--quiet', '--no-ff', '-m', 'Merge the topic', 'topic');
  await library.apply();
  library.git('checkout', '--quiet', '--detach', onTopic);

  expect((await library.apply()).status).toBe('refused');
});

test('commits that touch nothing of Bylaw leave no entry, and neither does the same commit again', async () => {
  const library = await openLibrary();
  await library.apply();
  const before = await library.kinds();
  await library.apply();
  library.edit({ 'README.md': 'Opening hours\n' }, 'Say when the library is open');
  await library.apply();

  expect(await library.kinds()).toEqual(before);
});

test('a part of a plan says nothing of the commit: the rest may be waiting', async () => {
  const library = await openLibrary();
  await library.apply();
  const before = await library.kinds();
  library.edit({ [file]: withMallory }, 'Let Mallory in');
  await library.apply({ only: ['member:library/mallory'] });

  expect((await library.kinds()).slice(before.length)).toEqual(['intent', 'result']);
});
