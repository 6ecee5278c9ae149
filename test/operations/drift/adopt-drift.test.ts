import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { adoptDrift } from '../../../src/operations/drift/adopt-drift.ts';
import { expectToFit } from '../../commands/fits-schema.ts';
import { catalogue, type Library, members, openLibrary, start, target, team } from '../library.ts';

const at = 'organizations/library';

const files = {
  ...start,
  [`${at}/members.yaml`]: `apiVersion: bylaw/v1
kind: MemberList
items:
  # the director
  - {name: ada, email: ada@library.example, role: director}
  - {name: ben, email: ben@library.example} # lends
  - {name: cleo, email: cleo@library.example}
  - {name: dora, email: dora@library.example, role: director}
`,
  [`${at}/desk.yaml`]: `apiVersion: bylaw/v1
kind: Team
name: desk
description: Lends.
members:
  - member: ben # since the flood
    reason: knows every book
  - dora
bindings: [librarian]
`,
  [`${at}/stacks.yaml`]: team('stacks', ['cleo']),
};

async function applied(over: Readonly<Record<string, string>> = {}): Promise<Library> {
  const library = await openLibrary({ ...files, ...over });
  await library.apply();
  return library;
}

function read(library: Library, file: string): string {
  return readFileSync(join(library.folder, at, file), 'utf8');
}

test('without drift nothing is written', async () => {
  const library = await applied();
  expect(await adoptDrift(library.session())).toMatchObject({ files: [], adopted: [], refused: [] });
});

test('memberships, roles, fields and bindings become edits, and the plan is empty', async () => {
  const library = await applied();
  const entries = library.system.entries(catalogue);
  entries.set('team-member:library/desk/ben', {
    ...entries.get('team-member:library/desk/ben'),
    role: 'maintainer',
  });
  entries.delete('team-member:library/desk/dora');
  entries.set('team-member:library/stacks/ben', { role: 'member' });
  entries.set('member:library/dora', { ...entries.get('member:library/dora'), role: 'reader' });
  entries.set('team:library/desk', { ...entries.get('team:library/desk'), description: 'Lends books.' });
  for (const address of entries.keys())
    if (address.startsWith('binding:library/team/desk')) entries.delete(address);

  const report = await adoptDrift(library.session());

  expect(report.refused).toEqual([]);
  expect(report.adopted).toHaveLength(6);
  expectToFit('drift', report);
  expect(read(library, 'desk.yaml')).toBe(`apiVersion: bylaw/v1
kind: Team
name: desk
description: Lends books.
maintainers:
  - { member: ben, reason: knows every book }
bindings: []
`);
  expect(read(library, 'members.yaml')).toContain('# the director');
  expect(read(library, 'members.yaml')).toContain('{name: dora, email: dora@library.example, role: reader}');
  expect(await library.planned()).toEqual([]);
});

test('who left goes with all that names them, and so does a team that is gone', async () => {
  const library = await applied();
  const entries = library.system.entries(catalogue);
  entries.delete('member:library/ben');
  entries.delete('team-member:library/desk/ben');
  entries.delete('team:library/stacks');
  entries.delete('team-member:library/stacks/cleo');
  const report = await adoptDrift(library.session());
  expect(report.refused).toEqual([]);
  expect(read(library, 'members.yaml')).not.toContain('ben');
  expect(report.files.map(({ file }) => file)).toEqual([
    `${at}/desk.yaml`,
    `${at}/members.yaml`,
    `${at}/stacks.yaml`,
  ]);
  expect(await library.planned()).toEqual([]);
});

test('somebody nobody declares, put into a team, becomes a member with their account', async () => {
  const library = await applied({ [`${at}/target.yaml`]: target('mode: strict') });
  const entries = library.system.entries(catalogue);
  entries.set('member:library/@Eve', { role: 'reader', login: 'Eve', account: 77 });
  entries.set('team-member:library/stacks/@Eve', { role: 'maintainer' });
  const report = await adoptDrift(library.session());
  expect(report.refused).toEqual([]);
  expect(read(library, 'members.yaml')).toContain('identities: {github: {login: Eve, id: 77}}');
  expect(read(library, 'members.yaml')).toMatch(/name: eve[^}]*, role: reader/);
  expect(read(library, 'stacks.yaml')).toContain('maintainers:\n  - eve\n');
});

test('what files cannot say is listed with the reason, and the rest is adopted', async () => {
  const library = await applied({ [`${at}/members.yaml`]: members('ada', 'ben', 'cleo', 'dora') });
  const entries = library.system.entries(catalogue);
  entries.set('member:library/cleo', { ...entries.get('member:library/cleo'), role: 'owner-of-all' });
  entries.set('role:library/reader', { ...entries.get('role:library/reader'), permissions: ['*'] });
  entries.delete('member:library/ada');
  entries.set('team-member:library/stacks/ben', { role: 'member' });
  const report = await adoptDrift(library.session());
  expect(report.adopted.map(({ address }) => address)).toContain('team-member:library/stacks/ben');
  expect(report.refused.map(({ address, why }) => `${address}: ${why}`)).toMatchInlineSnapshot(`
    [
      "member:library/ada: \`ada\` owns library and cannot be removed: it needs an owner",
      "member:library/cleo: no role of the files is \`owner-of-all\` there",
      "role:library/reader: what others change of a role is written by hand",
    ]
  `);
});

test('an edit that the files would not be valid with is written nowhere', async () => {
  const library = await applied();
  const entries = library.system.entries(catalogue);
  entries.delete('member:library/ada');
  entries.delete('member:library/dora');
  entries.delete('team-member:library/desk/dora');
  const before = read(library, 'members.yaml');
  await expect(adoptDrift(library.session())).rejects.toMatchObject({ code: 'edit/not-valid' });
  expect(read(library, 'members.yaml')).toBe(before);
});
