import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cloneLibrary, members, named, openLibrary, organization, start, team } from './library.ts';

const museum = {
  'organizations/museum/organization.yaml': organization('museum'),
  'organizations/museum/roles.yaml': `apiVersion: bylaw/v1
kind: RoleList
items: [{name: director, permissions: ["*"]}, {name: reader, permissions: ["bylaw:*"]}]
`,
  'organizations/museum/members.yaml': members('mo'),
};

describe('--against', () => {
  test('compares with what a revision declares, without reading the target', async () => {
    const library = await openLibrary();
    library.edit({ 'organizations/library/kids.yaml': team('kids', ['cleo']) });
    library.system.inject({ refusedReads: true });
    expect(await library.planned({ against: 'HEAD~1' })).toEqual([
      'create team-member:library/kids/cleo',
      'create team:library/kids',
    ]);
    expect(await library.planned({ against: 'HEAD' })).toEqual([]);
  });

  test('shows a new organization as new, and one under a new name too', async () => {
    const library = await openLibrary();
    library.edit(museum);
    const { plan } = await library.plan({ against: 'HEAD~1' });
    expect(plan?.sections.map((section) => [section.organization, section.changes.length > 0])).toEqual([
      ['library', false],
      ['museum', true],
    ]);
    library.edit({ 'organizations/museum/organization.yaml': organization('gallery') });
    const renamed = await library.plan({ against: 'HEAD~1' });
    expect(named(renamed.plan)).toContain('create organization:gallery');
  });

  test('refuses a base whose files have errors, or that does not exist', async () => {
    const library = await openLibrary();
    library.edit({ 'organizations/library/desk.yaml': team('desk', ['nobody']) });
    library.edit({ 'organizations/library/desk.yaml': team('desk', ['ben']) });
    await expect(library.plan({ against: 'HEAD~1' })).rejects.toMatchObject({ code: 'plan/invalid-base' });
    await expect(library.plan({ against: 'no-such-branch' })).rejects.toMatchObject({
      code: 'git/unknown-revision',
    });
  });
});

describe('the work tree', () => {
  test('must be committed where an organization that is applied is concerned, and only there', async () => {
    const library = await openLibrary({ ...start, ...museum });
    library.write({ 'organizations/museum/members.yaml': members('mo', 'nia') });
    for (const [path, text] of Object.entries(museum)) {
      library.write({ [path.replace('museum', 'zoo')]: text.replace('museum', 'zoo') });
    }
    await expect(library.apply()).rejects.toMatchObject({ code: 'apply/dirty-work-tree' });
    expect((await library.apply({ organizations: ['library'] })).status).toBe('applied');
    expect((await library.plan({ organizations: ['library'] })).plan?.source.dirty).toBe(false);
    expect((await library.plan({ organizations: ['museum'] })).plan?.source.dirty).toBe(true);
    await expect(library.apply({ organizations: ['museum'] })).rejects.toMatchObject({
      code: 'apply/dirty-work-tree',
      message: expect.stringContaining('organizations/museum/members.yaml'),
    });
    library.write({
      'bylaw.yaml': 'apiVersion: bylaw/v1\nkind: Repository\norganizations: ["organizations/*"]\n',
    });
    await expect(library.apply({ organizations: ['library'] })).rejects.toMatchObject({
      code: 'apply/dirty-work-tree',
    });
  });

  test('is found where organizations stand at the root', async () => {
    const files = Object.entries(start).map(([path, text]) => [path.replace('organizations/', ''), text]);
    const library = await openLibrary({
      ...Object.fromEntries(files),
      'bylaw.yaml': 'apiVersion: bylaw/v1\nkind: Repository\norganizations: ["*"]\n',
    });
    expect((await library.apply()).status).toBe('applied');
    library.write({ 'library/kids.yaml': team('kids', ['cleo']) });
    await expect(library.apply()).rejects.toMatchObject({ code: 'apply/dirty-work-tree' });
  });

  test('is found from a folder inside it', async () => {
    const library = await openLibrary();
    const cwd = join(library.folder, 'organizations', 'library', 'deep');
    mkdirSync(cwd);
    expect((await library.apply({}, { cwd })).status).toBe('applied');
    expect(await library.planned({}, { cwd })).toEqual([]);
  });
});

describe('a source that does not descend from what was applied', () => {
  test('is refused, unless allowed; one with nothing to do is not', async () => {
    const library = await openLibrary();
    const old = library.git('rev-parse', 'HEAD');
    library.edit({ 'organizations/library/stacks.yaml': null });
    await library.apply();
    library.git('checkout', '--quiet', old);
    const refused = await library.apply();
    expect(refused.refusals).toEqual([expect.stringContaining('rollback')]);
    expect((await library.apply({ allow: ['rollback'] })).status).toBe('applied');
    library.git('checkout', '--quiet', 'main');
    library.edit({ 'notes.txt': 'Nothing that Bylaw reads' });
    await library.apply();
    library.git('checkout', '--quiet', 'main~1');
    expect((await library.apply()).status).toBe('nothing-to-do');
  });

  test.each(['native', 'isomorphic'])('is unknown in a shallow clone, and refused, %s', async (backend) => {
    const library = await openLibrary();
    await library.apply();
    library.edit({ 'organizations/library/kids.yaml': team('kids', ['cleo']) });
    library.edit({ 'organizations/library/stacks.yaml': null });
    const clone = await cloneLibrary(library, '--depth', '1', '--branch', 'main');
    clone.git('fetch', '--quiet', 'origin', 'bylaw/ledger:bylaw/ledger');
    // The isomorphic backend reaches no remote by a path.
    if (backend === 'isomorphic') clone.git('remote', 'remove', 'origin');
    const environment = { ...clone.session().environment, BYLAW_GIT: backend };
    const { refusals } = await clone.apply({}, { environment });
    expect(refusals).toEqual([expect.stringContaining('cannot be told')]);
  });

  test.each(['native', 'isomorphic'])(
    'is no matter in a shallow clone where nothing is to be done, %s',
    async (backend) => {
      const library = await openLibrary();
      await library.apply();
      library.edit({ 'organizations/library/kids.yaml': team('kids', ['cleo']) });
      library.edit({ 'organizations/library/kids.yaml': null });
      const clone = await cloneLibrary(library, '--depth', '1', '--branch', 'main');
      clone.git('fetch', '--quiet', 'origin', 'bylaw/ledger:bylaw/ledger');
      // The isomorphic backend reaches no remote by a path.
      if (backend === 'isomorphic') clone.git('remote', 'remove', 'origin');
      const environment = { ...clone.session().environment, BYLAW_GIT: backend };
      expect(await clone.apply({}, { environment })).toMatchObject({ status: 'nothing-to-do', refusals: [] });
    },
  );

  test('that was never fetched is none', async () => {
    const library = await openLibrary();
    library.git('checkout', '--quiet', '-b', 'elsewhere');
    library.edit({ 'organizations/library/kids.yaml': team('kids', ['cleo']) });
    await library.apply();
    library.git('checkout', '--quiet', 'main');
    library.edit({ 'organizations/library/stacks.yaml': team('stacks', ['ada']) });
    const clone = await cloneLibrary(library, '--single-branch', '--branch', 'main');
    clone.git('fetch', '--quiet', 'origin', 'bylaw/ledger:bylaw/ledger');
    const { refusals } = await clone.apply();
    expect(refusals).toEqual([expect.stringContaining('does not descend')]);
  });
});
