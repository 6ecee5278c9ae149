import { describe, expect, test } from 'vitest';
import { catalogue, members, openLibrary, start, target, team } from './library.ts';

const roles = start['organizations/library/roles.yaml'] ?? '';

describe.each(['memory', 'directory'])('in a %s target', (provider) => {
  const files = { ...start, 'organizations/library/target.yaml': target('', 'catalogue', provider) };
  const folder = 'organizations/library/targets/catalogue/managed';

  test.each([
    [
      'team',
      'team:library/counter',
      {
        'organizations/library/desk.yaml': null,
        'organizations/library/counter.yaml': team(
          'counter',
          ['ben'],
          'previously: [desk]',
          'bindings: [librarian]',
        ),
      },
      [`${folder}/team/desk.json`, `${folder}/team/counter.json`],
    ],
    [
      'member',
      'member:library/benedict',
      {
        'organizations/library/members.yaml': `${members('ada', 'cleo')}  - {name: benedict, previously: [ben], email: ben@library.example}\n`,
        'organizations/library/desk.yaml': team('desk', ['benedict'], 'bindings: [librarian]'),
      },
      [`${folder}/member/`],
    ],
    [
      'role',
      'role:library/lender',
      {
        'organizations/library/roles.yaml': roles.replace(
          '{name: librarian,',
          '{name: lender, previously: [librarian],',
        ),
        'organizations/library/desk.yaml': team('desk', ['ben'], 'bindings: [lender]'),
      },
      [`${folder}/role/librarian.json`, `${folder}/role/lender.json`],
    ],
  ])('a renamed %s is one change: its edges follow, and its file moves', async (_, address, edit, paths) => {
    const library = await openLibrary(files);
    await library.apply();
    library.edit(edit);
    expect(await library.planned()).toEqual([`rename ${address}`]);
    expect((await library.apply()).status).toBe('applied');
    expect(await library.planned()).toEqual([]);
    expect((await library.apply()).status).toBe('nothing-to-do');
    const [before, after] = await Promise.all(
      (await library.entries()).slice(-2).map(async ({ commit }) => (await library.ledger()).treeAt(commit)),
    );
    const moved = [
      ...[...(before?.files.keys() ?? [])].filter((path) => !after?.files.has(path)),
      ...[...(after?.files.keys() ?? [])].filter((path) => !before?.files.has(path)),
    ].filter((path) => path.includes('/managed/'));
    expect(moved).toHaveLength(2);
    for (const path of paths) expect(moved.some((each) => each.startsWith(path))).toBe(true);
    const { entries, owned } = await (await library.ledger()).readManaged(catalogue);
    expect(owned.has(address)).toBe(true);
    if (provider === 'memory') expect(entries).toEqual(library.system.entries(catalogue));
  });
});

test('a renamed policy goes on under its new name, and its old one is not there to be followed', async () => {
  const library = await openLibrary();
  await library.apply();
  const text = start['organizations/library/lend-books.yaml'] ?? '';
  library.edit({
    'organizations/library/lend-books.yaml': text.replace(
      'name: lend-books',
      'name: lend\npreviously: [lend-books]',
    ),
    'organizations/library/roles.yaml': roles.replace('[lend-books]', '[lend]'),
  });
  const planned = await library.planned();
  expect(planned).toContain('rename policy:library/lend');
  expect((await library.apply()).status).toBe('applied');
  expect(await library.planned()).toEqual([]);
  const histories = await (await library.ledger()).policyHistories('library');
  expect(histories.get('lend-books')?.deletedAfter).toEqual([1]);
  expect(histories.get('lend')?.versions).toHaveLength(1);
});
