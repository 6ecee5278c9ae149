import { expect, test } from 'vitest';
import { deleteDocument } from '../../../src/operations/edits/delete-document.ts';
import { openLibrary, start } from '../library.ts';

const organizationFile = 'organizations/library/organization.yaml';
const membersFile = 'organizations/library/members.yaml';

async function withGuests(standard: string) {
  const organization = start[organizationFile] ?? '';
  const members = start[membersFile] ?? '';
  const guest = 'apiVersion: bylaw/v1\nkind: Role\nname: guest\npermissions: ["books:read"]\n';
  return openLibrary({
    ...start,
    [organizationFile]: organization.replace(
      /organizationRole: .*/,
      `organizationRole: {required: false, default: ${standard}}`,
    ),
    [membersFile]: `${members}  - {name: gus, email: gus@library.example, role: guest}\n`,
    'organizations/library/guest.yaml': guest,
  });
}

test('a role goes from nobody who would hold the standard role instead', async () => {
  const library = await withGuests('librarian');
  const deleting = deleteDocument(library.session(), { kind: 'Role', name: 'guest' }, { references: true });
  await expect(deleting).rejects.toMatchObject({
    code: 'edit/still-used',
    details: [expect.stringMatching(/^organizations\/library\/members\.yaml:\d+:\d+: role$/)],
  });
  expect(library.git('status', '--short')).toBe('');
});

test('the standard role goes with those who hold it: nothing comes in its place', async () => {
  const library = await withGuests('guest');
  await deleteDocument(library.session(), { kind: 'Role', name: 'guest' }, { references: true });
  expect(library.git('diff')).not.toContain('+  - {name: gus, email: gus@library.example, role');
  expect(library.git('diff')).toContain('-  organizationRole: {required: false, default: guest}');
});
