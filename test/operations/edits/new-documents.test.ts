import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { deleteDocument } from '../../../src/operations/edits/delete-document.ts';
import type { EditedKind } from '../../../src/operations/edits/documents-of.ts';
import { policyCreate } from '../../../src/operations/edits/policies/policy-create.ts';
import { assignRole, removeRole } from '../../../src/operations/edits/roles/assign-role.ts';
import { roleCreate } from '../../../src/operations/edits/roles/role-create.ts';
import { roleAttachPolicy, roleDetachPolicy } from '../../../src/operations/edits/roles/role-policies.ts';
import { serviceAccountCreate } from '../../../src/operations/edits/service-accounts/service-account-create.ts';
import { teamCreate } from '../../../src/operations/edits/teams/team-create.ts';
import { teamDelete } from '../../../src/operations/edits/teams/team-delete.ts';
import { tokenCreate } from '../../../src/operations/edits/tokens/token-create.ts';
import { zoneCreate } from '../../../src/operations/edits/zones/zone-create.ts';
import { zoneAssignRole, zoneRemoveRole } from '../../../src/operations/edits/zones/zone-roles.ts';
import type { EditReport } from '../../../src/report/edits/edit-report.ts';
import { type Library, openLibrary, start, team } from '../library.ts';

const at = 'organizations/library';

function textOf({ folder }: Library, path: string): string {
  return readFileSync(join(folder, at, path), 'utf8');
}

/** Makes an edit and another one that takes it back: then each byte is as it was. */
async function thereAndBack(
  library: Library,
  there: Promise<EditReport>,
  back: () => Promise<EditReport>,
): Promise<string> {
  await there;
  library.git('add', '--intent-to-add', '--all');
  const diff = library.git('diff', '--unified=0');
  await back();
  library.git('add', '--intent-to-add', '--all');
  library.git('reset', '--quiet');
  expect(library.git('status', '--short')).toBe('');
  return diff
    .split('\n')
    .filter((line) => /^[-+]/.test(line) && line !== '--- /dev/null')
    .join('\n');
}

function drop(library: Library, kind: EditedKind, name: string, references = false): Promise<EditReport> {
  return deleteDocument(library.session(), { kind, name }, { references });
}

describe('a new document, and its end', () => {
  test('of a kind with files of its own is a file beside them', async () => {
    const library = await openLibrary();
    const creating = teamCreate(library.session(), {
      team: 'team/readers',
      parent: 'desk',
      members: ['ben', 'member/cleo'],
      description: 'Those who read: "aloud"',
    });
    const diff = await thereAndBack(library, creating, () =>
      teamDelete(library.session(), { team: 'readers' }),
    );
    expect(diff).toBe(`+++ b/${at}/readers.yaml
+apiVersion: bylaw/v1
+kind: Team
+name: readers
+description: "Those who read: \\"aloud\\""
+parent: desk
+members:
+  - ben
+  - cleo`);
  });

  test('of a kind that is a list is an item of it, like those beside it', async () => {
    const library = await openLibrary();
    const creating = roleCreate(library.session(), {
      role: 'buyer',
      permissions: ['books:buy'],
      assignableTo: ['member'],
    });
    const diff = await thereAndBack(library, creating, () => drop(library, 'Role', 'buyer'));
    expect(diff).toBe(`--- a/${at}/roles.yaml
+++ b/${at}/roles.yaml
+  - {name: buyer, permissions: [books:buy], assignableTo: [member]}`);
  });

  test('of a kind in a file of several documents comes behind the last of them', async () => {
    const zones = [1, 2].map(
      (each) => `apiVersion: bylaw/v1\nkind: Zone\nname: z${each}\nresources: ["krn:l:books:*:${each}/*"]\n`,
    );
    const service = 'apiVersion: bylaw/v1\nkind: Guardrail\nname: g\nmaxBindingDuration: {duration: P1D}\n';
    const library = await openLibrary({
      ...start,
      [`${at}/zones.yaml`]: `${zones.join('---\n')}---\n${service}`,
    });
    const creating = zoneCreate(library.session(), {
      zone: 'z3',
      resources: ['krn:l:books:*:3/*'],
      isolated: true,
    });
    const diff = await thereAndBack(library, creating, () => drop(library, 'Zone', 'z3'));
    expect(diff).toContain('+kind: Zone\n+name: z3\n');
    expect(textOf(library, 'zones.yaml').endsWith(`---\n${service}`)).toBe(true);
  });

  test('of a kind that is nowhere yet comes into a folder of its own', async () => {
    const library = await openLibrary();
    const creating = serviceAccountCreate(library.session(), { serviceAccount: 'ci', owner: 'team/desk' });
    const diff = await thereAndBack(library, creating, () => drop(library, 'ServiceAccount', 'ci'));
    expect(diff).toContain(`+++ b/${at}/service-accounts/ci.yaml\n`);
  });

  test('in a list takes what `defaults` say, and says what differs', async () => {
    const tokens = 'apiVersion: bylaw/v1\nkind: TokenList\ndefaults: {inherit: true}\nitems:\n';
    const items = '  - name: a\n    owner: member/ben\n\n  - name: c\n    owner: member/ben\n';
    const library = await openLibrary({ ...start, [`${at}/tokens.yaml`]: tokens + items });
    await tokenCreate(library.session(), { token: 'b', owner: 'member/cleo' });
    expect(textOf(library, 'tokens.yaml')).toBe(
      tokens + items.replace('\n\n', '\n\n  - name: b\n    owner: member/cleo\n\n'),
    );
    await tokenCreate(library.session(), { token: 'd', owner: 'member/cleo', roles: ['reader'] });
    expect(textOf(library, 'tokens.yaml')).toContain(
      '\n\n  - name: d\n    owner: member/cleo\n    inherit: false\n    bindings: [reader]\n',
    );
  });

  test('named as another file is gets a name that is free', async () => {
    const library = await openLibrary();
    await policyCreate(library.session(), { policy: 'desk', allow: ['books:lend'], deny: ['books:buy'] });
    expect(textOf(library, 'desk-2.yaml')).toContain('  - { effect: deny, actions: [books:buy] }\n');
  });
});

describe('a token', () => {
  test('is a record: its secret is told once, and only its fingerprint is written', async () => {
    const library = await openLibrary();
    const options = { token: 'deploy', owner: 'member/ben', scopes: ['books:read'], expires: '2027-01-31' };
    const { secret, files } = await tokenCreate(library.session(), { ...options, generate: true });
    expect(secret).toMatch(/^bylaw_[\w-]{43}$/);
    expect(JSON.stringify(files)).not.toContain(secret);
    const written = textOf(library, 'tokens/deploy.yaml');
    expect(written).toMatch(/^fingerprint: "?[0-9a-f]{64}"?$/m);
    expect(written).not.toContain(secret);
    expect((await tokenCreate(library.session(), { ...options, token: 'other' })).secret).toBeNull();
    await drop(library, 'Token', 'deploy');
    expect(existsSync(join(library.folder, at, 'tokens/deploy.yaml'))).toBe(false);
  });
});

describe('a role that somebody holds', () => {
  test('is the name alone, or says what else there is to say', async () => {
    const library = await openLibrary();
    const stacks = { kind: 'Team', name: 'stacks' } as const;
    const simple = await thereAndBack(
      library,
      assignRole(library.session(), stacks, { role: 'role/librarian' }),
      () => removeRole(library.session(), stacks, { role: 'librarian' }),
    );
    expect(simple).toContain('+  - librarian');
    const full = {
      role: 'librarian',
      expires: '2026-12-31',
      reason: 'stocktaking',
      on: ['krn:l:books:*:shelf/1'],
    };
    const diff = await thereAndBack(library, assignRole(library.session(), stacks, full), () =>
      removeRole(library.session(), stacks, { role: 'librarian' }),
    );
    expect(diff).toContain('expires: "2026-12-31"');
  });

  test('in a zone is written with the zone, and found wherever it is', async () => {
    const library = await openLibrary();
    await zoneCreate(library.session(), { zone: 'cellar', resources: ['krn:l:books:*:cellar/*'] });
    library.commit('A zone');
    const holder = { zone: 'cellar', principal: 'team/stacks' };
    const diff = await thereAndBack(
      library,
      zoneAssignRole(library.session(), holder, { role: 'librarian' }),
      () => zoneRemoveRole(library.session(), holder, { role: 'librarian' }),
    );
    expect(diff).toContain('+  - { principal: team/stacks, role: librarian }');
    await assignRole(library.session(), { kind: 'Team', name: 'stacks' }, { role: 'reader', zone: 'cellar' });
    await zoneRemoveRole(library.session(), holder, { role: 'reader' });
    expect(library.git('status', '--short')).toBe('');
    await zoneAssignRole(library.session(), holder, { role: 'librarian' });
    await drop(library, 'Role', 'librarian', true);
    expect(textOf(library, 'zones/cellar.yaml')).not.toContain('librarian');
    expect(textOf(library, 'desk.yaml')).toBe(team('desk', ['ben'], 'bindings: []'));
  });

  test('of which several are meant has to be chosen', async () => {
    const library = await openLibrary();
    const desk = { kind: 'Team', name: 'desk' } as const;
    await assignRole(library.session(), desk, { role: 'librarian', on: ['krn:l:books:*:shelf/1'] });
    const removing = removeRole(library.session(), desk, { role: 'librarian' });
    await expect(removing).rejects.toMatchObject({
      code: 'edit/which-binding',
      details: [
        expect.stringContaining('on the whole organization'),
        expect.stringContaining('--on krn:l:books:*:shelf/1'),
      ],
    });
    await removeRole(library.session(), desk, { role: 'librarian', on: ['krn:l:books:*:shelf/1'] });
    expect(library.git('status', '--short')).toBe('');
  });

  test('holds policies, which come and go', async () => {
    const library = await openLibrary();
    const reader = { role: 'reader', policy: 'lend-books' };
    const diff = await thereAndBack(library, roleAttachPolicy(library.session(), reader), () =>
      roleDetachPolicy(library.session(), reader),
    );
    expect(diff).toContain('+  - {name: reader, permissions: ["books:read"], policies: [lend-books]}');
  });
});

describe('deleting', () => {
  test('names every place that refers to it, and takes them out where that is asked for', async () => {
    const library = await openLibrary();
    await expect(drop(library, 'Policy', 'lend-books')).rejects.toMatchObject({
      code: 'edit/still-used',
      details: [`${at}/roles.yaml:6:34: policies`],
    });
    expect(library.git('status', '--short')).toBe('');
    const { files } = await drop(library, 'Role', 'librarian', true);
    expect(files.map(({ file }) => file)).toEqual([`${at}/desk.yaml`, `${at}/roles.yaml`]);
    expect(textOf(library, 'roles.yaml')).not.toContain('librarian');
    await drop(library, 'Policy', 'lend-books');
    expect(existsSync(join(library.folder, at, 'lend-books.yaml'))).toBe(false);
    library.commit('Nobody lends any more');
    expect((await library.planned()).length).toBeGreaterThan(0);
  });

  test('of a team moves those below it, if told where', async () => {
    const library = await openLibrary();
    for (const name of ['night', 'day'])
      await teamCreate(library.session(), { team: name, parent: 'desk', members: ['ben'] });
    const refused = teamDelete(library.session(), { team: 'desk', references: true });
    await expect(refused).rejects.toMatchObject({
      code: 'edit/still-used',
      details: [`${at}/day.yaml:4:9: parent`, `${at}/night.yaml:4:9: parent`],
    });
    await teamDelete(library.session(), { team: 'desk', moveChildrenTo: 'stacks' });
    expect(textOf(library, 'night.yaml')).toContain('parent: stacks\n');
  });

  test('of an owner does not leave a token without one', async () => {
    const library = await openLibrary();
    await tokenCreate(library.session(), { token: 'scan', owner: 'member/ben' });
    await expect(drop(library, 'Member', 'ben', true)).rejects.toMatchObject({
      code: 'edit/still-used',
      details: [`${at}/tokens/scan.yaml:4:8: owner`],
    });
  });
});
