import { describe, expect, test } from 'vitest';
import { fmt } from '../../src/operations/fmt.ts';
import { log } from '../../src/operations/log.ts';
import { validate } from '../../src/operations/validate.ts';
import { type Library, openLibrary, organization, start, target, team } from './library.ts';

const backends = ['native', 'isomorphic'] as const;

/** A library that was applied, of which only a part is checked out. */
async function sparse(backend: string, ...folders: readonly string[]): Promise<Library> {
  const files = {
    ...start,
    'organizations/archive/organization.yaml': organization('archive'),
    'organizations/archive/target.yaml': target(),
    'organizations/archive/people.yaml':
      'apiVersion: bylaw/v1\nkind: MemberList\nitems:\n  - {name: eve, role: director}\n',
    'organizations/archive/role.yaml':
      'apiVersion: bylaw/v1\nkind: RoleList\nitems:\n  - {name: director, permissions: ["*"]}\n  - {name: reader, permissions: ["*"]}\n',
    'notes/2026.yaml': 'nothing: of Bylaw\n',
  };
  const library = await openLibrary(files, { BYLAW_GIT: backend });
  expect((await library.apply()).status).toBe('applied');
  library.git('sparse-checkout', 'set', '--cone', ...folders);
  return library;
}

describe.each(backends)('a sparse checkout, %s backend', (backend) => {
  test('without a folder that Bylaw reads, nothing is planned from the work tree, and the files are named', async () => {
    const library = await sparse(backend, 'organizations/library');
    const refusal = {
      code: 'source/left-out',
      message: expect.stringMatching(
        /^organizations\/archive\/organization\.yaml .* \(and 3 more like it\)$/,
      ),
      hint: expect.stringContaining('git sparse-checkout'),
    };
    await expect(library.plan()).rejects.toMatchObject(refusal);
    await expect(validate(library.session())).rejects.toMatchObject(refusal);
    await expect(fmt(library.session())).rejects.toMatchObject(refusal);
  });

  test('with all that Bylaw reads, it works', async () => {
    const library = await sparse(backend, 'organizations');
    expect(await library.planned()).toEqual([]);
    // The archive's one role is a keeper's, who may do everything.
    expect((await validate(library.session())).diagnostics).toMatchObject([{ code: 'access/all-on-all' }]);
  });

  test('apply reads HEAD, all of it', async () => {
    const library = await sparse(backend, 'notes');
    expect((await library.apply()).status).toBe('nothing-to-do');
    library.git('sparse-checkout', 'add', 'organizations/library');
    library.write({ 'organizations/library/kids.yaml': team('kids', ['cleo']) });
    library.git('add', 'organizations/library');
    library.git('commit', '--quiet', '--message', 'Open to kids');
    expect((await library.apply()).status).toBe('applied');
    expect(library.system.entries({ organization: 'archive', target: 'catalogue' }).size).toBeGreaterThan(2);
  });

  test('without bylaw.yaml, the ledger is not guessed', async () => {
    const library = await sparse(backend, 'organizations');
    library.git('sparse-checkout', 'set', '--no-cone', '/organizations/');
    await expect(library.plan()).rejects.toMatchObject({ code: 'source/left-out' });
    await expect(log(library.session(), {})).rejects.toMatchObject({ code: 'source/left-out' });
  });
});
