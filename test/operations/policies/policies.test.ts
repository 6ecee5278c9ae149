import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { policyDiff } from '../../../src/operations/policies/policy-diff.ts';
import { policyHistory } from '../../../src/operations/policies/policy-history.ts';
import { policyList } from '../../../src/operations/policies/policy-list.ts';
import { policyRollback } from '../../../src/operations/policies/policy-rollback.ts';
import { policyShow } from '../../../src/operations/policies/policy-show.ts';
import { type Library, openLibrary, organization, policy, start } from '../library.ts';

const file = 'organizations/library/lend-books.yaml';
const roles = start['organizations/library/roles.yaml'] ?? '';

/** Two versions published, a third in the file, and a role that pins the first. */
async function editedTwice(): Promise<Library> {
  const library = await openLibrary();
  await library.apply();
  library.clock.now = '2026-09-02T08:00:00Z';
  library.edit({
    [file]: policy('lend-books', 'books:buy'),
    'organizations/library/roles.yaml': `${roles}  - {name: archivist, policies: ["lend-books@1"]}\n`,
  });
  await library.apply();
  library.clock.now = '2026-09-03T08:00:00Z';
  library.write({ [file]: policy('lend-books', 'books:read') });
  return library;
}

describe('policy list and show', () => {
  test('count what the next apply would publish, and say so', async () => {
    const library = await editedTwice();
    const { basis, policies } = await policyList(library.session());
    expect(policies).toEqual([
      {
        policy: 'lend-books',
        at: { file, line: 3 },
        statements: 1,
        newest: 2,
        expected: 3,
        inForce: 3,
        pinned: false,
        roles: [
          { role: 'archivist', reference: 'lend-books@1' },
          { role: 'librarian', reference: 'lend-books' },
        ],
        bounds: [],
      },
    ]);
    expect(basis.versions?.expected).toEqual([{ policy: 'lend-books', version: 3 }]);
    expect(basis.files).toMatchObject({ is: 'work-tree', changed: true });
    const shown = await policyShow(library.session(), { policy: 'lend-books' });
    expect(shown).toMatchObject({
      version: 3,
      standing: 'expected',
      statements: [{ actions: ['books:read'] }],
    });
  });

  test('answer of a commit with the versions that it had seen, and of a day with those of that day', async () => {
    const library = await editedTwice();
    const at = async (when: string) =>
      (await policyShow(library.session(), { policy: 'lend-books', at: when })).version;
    expect(await at('HEAD')).toBe(2);
    expect(await at('HEAD~1')).toBe(1);
    expect(await at('2026-09-02')).toBe(2);
    expect(await at('2026-09-01')).toBe(1);
    expect(await at('2026-09-02T07:59:59Z')).toBe(1);
    await expect(at('2026-08-31')).rejects.toMatchObject({ code: 'access/nothing-applied' });
    await expect(at('2026-09-31')).rejects.toMatchObject({ code: 'access/not-a-time' });
    await expect(at('2027-01-01')).rejects.toMatchObject({
      code: 'access/not-a-time',
      message: expect.stringContaining('still to come'),
    });
    await expect(at('no-such-branch')).rejects.toMatchObject({ code: 'git/unknown-revision' });
  });

  test('refuse files with errors, and name the first', async () => {
    const library = await openLibrary();
    library.write({ [file]: policy('lend-books', 'books:lnd') });
    await expect(policyList(library.session())).rejects.toMatchObject({
      code: 'access/invalid-files',
      details: [expect.stringContaining(`${file}:5:`)],
    });
  });

  test('ask which organization where there are several', async () => {
    const library = await openLibrary({
      ...start,
      'organizations/museum/organization.yaml': organization('museum'),
      'organizations/museum/members.yaml':
        'apiVersion: bylaw/v1\nkind: Member\nname: mo\nrole: director\nemail: mo@museum.example\n',
      'organizations/museum/roles.yaml':
        'apiVersion: bylaw/v1\nkind: RoleList\nitems: [{name: director, permissions: ["*"]}, {name: reader, permissions: ["*"]}]\n',
    });
    await expect(policyList(library.session())).rejects.toMatchObject({
      code: 'access/which-organization',
      hint: 'say which one: `--org` (`organization` in the library), one of library, museum',
    });
    expect((await policyList(library.session(), { organization: 'museum' })).policies).toEqual([]);
  });

  test('work in a folder without a repository, where no version is known', async () => {
    const library = await openLibrary();
    library.git('init', '--quiet', '--bare', 'x.git');
    const { rm } = await import('node:fs/promises');
    await rm(join(library.folder, '.git'), { recursive: true });
    await rm(join(library.folder, 'x.git'), { recursive: true });
    const shown = await policyShow(library.session(), { policy: 'lend-books' });
    expect(shown).toMatchObject({ version: null, standing: 'file', basis: { versions: null } });
    await expect(policyShow(library.session(), { policy: 'lend-books', at: 'HEAD' })).rejects.toMatchObject({
      code: 'git/no-repository',
    });
  });
});

describe('policy history', () => {
  test('says when each version was published, from which commit, and who pins it', async () => {
    const library = await editedTwice();
    const { versions } = await policyHistory(library.session(), { policy: 'lend-books' });
    expect(versions).toMatchObject([
      { version: 3, standing: 'expected', inForce: true, pinnedBy: [] },
      {
        version: 2,
        standing: 'published',
        published: { sequence: 4, at: '2026-09-02T08:00:00Z', source: library.git('rev-parse', 'HEAD') },
        inForce: false,
      },
      { version: 1, published: { sequence: 1, actor: 'Ada Lund' }, pinnedBy: ['role/archivist'] },
    ]);
    expect(versions[0]).not.toHaveProperty('published');
    const before = await policyHistory(library.session(), { policy: 'lend-books', at: '2026-09-01' });
    expect(before.versions.map(({ version }) => version)).toEqual([1]);
  });

  test('still knows a policy that is deleted', async () => {
    const library = await openLibrary();
    await library.apply();
    library.edit({
      [file]: null,
      'organizations/library/roles.yaml': roles.replace(
        'policies: [lend-books]',
        'permissions: ["books:lend"]',
      ),
    });
    await library.apply();
    expect(await policyHistory(library.session(), { policy: 'lend-books' })).toMatchObject({
      declared: false,
      versions: [{ version: 1, deletedAfter: true, inForce: false }],
    });
    expect((await policyList(library.session())).deleted).toEqual([{ policy: 'lend-books', newest: 1 }]);
    await expect(policyShow(library.session(), { policy: 'lend-books' })).rejects.toMatchObject({
      code: 'policy/unknown',
      hint: expect.stringContaining('policy history lend-books'),
    });
  });
});

describe('policy diff', () => {
  test('compares published versions and the file', async () => {
    const library = await editedTwice();
    const diff = async (from?: string, to?: string) => {
      const asked = { policy: 'lend-books', ...(from ? { from } : {}), ...(to ? { to } : {}) };
      const { from: one, to: two, differences } = await policyDiff(library.session(), asked);
      const [first] = differences;
      return [one.version, two.version, first?.fields.map(({ added, removed }) => [added, removed])];
    };
    expect(await diff('v1', 'v2')).toEqual([1, 2, [[['books:buy'], ['books:lend']]]]);
    expect(await diff('2', 'file')).toEqual([2, 3, [[['books:read'], ['books:buy']]]]);
    expect(await diff()).toEqual([2, 3, [[['books:read'], ['books:buy']]]]);
    expect(await diff('1', '1')).toEqual([1, 1, undefined]);
    await expect(diff('1', '4')).rejects.toMatchObject({ code: 'policy/unknown-version' });
    await expect(policyDiff(library.session(), { policy: 'lend-boks' })).rejects.toMatchObject({
      code: 'policy/unknown',
      hint: 'did you mean `lend-books`?',
    });
  });

  test('of a policy that never changed says that there is nothing to compare', async () => {
    const library = await openLibrary();
    await library.apply();
    await expect(policyDiff(library.session(), { policy: 'lend-books' })).rejects.toMatchObject({
      message: expect.stringContaining('one text alone'),
    });
  });
});

describe('policy rollback', () => {
  const text = (library: Library) => readFileSync(join(library.folder, file), 'utf8');

  test('brings back the text of a version, and the next apply publishes it under the next number', async () => {
    const library = await editedTwice();
    library.commit('Let librarians read');
    await library.apply();
    const before = (await library.ledger()).tip;
    const rolled = await policyRollback(library.session(), { policy: 'lend-books', to: '1' });
    expect(rolled).toMatchObject({ file, publishes: 4, pinned: null });
    expect(rolled.diff).toContain(
      '-  - {effect: allow, actions: ["books:read"]}\n+  - {effect: allow, actions: ["books:lend"]}',
    );
    expect(text(library)).toBe(start[file]);
    expect((await library.ledger()).tip).toBe(before);
    library.commit('Go back');
    await library.apply();
    const { versions } = await policyHistory(library.session(), { policy: 'lend-books' });
    expect(versions[0]).toMatchObject({ version: 4, sameAs: 1, inForce: true });
  });

  test('changes nothing where the file says so already, and says what a pin means', async () => {
    const library = await editedTwice();
    library.write({ [file]: `${policy('lend-books', 'books:buy')}defaultVersion: 1\n` });
    expect(await policyRollback(library.session(), { policy: 'lend-books', to: '2' })).toMatchObject({
      diff: '',
      publishes: null,
      pinned: 1,
    });
  });

  test('refuses what validate would refuse, and writes nothing', async () => {
    const library = await editedTwice();
    const service = start['organizations/library/service.yaml'] ?? '';
    library.write({ 'organizations/library/service.yaml': service.replace(/^ {2}lend:.*\n/m, '') });
    const old = text(library);
    await expect(policyRollback(library.session(), { policy: 'lend-books', to: '1' })).rejects.toMatchObject({
      code: 'policy/cannot-roll-back',
      message: expect.stringMatching(/would not be valid: .*lend-books\.yaml:5:.*lend/),
    });
    expect(text(library)).toBe(old);
  });

  test('refuses a version that is not published', async () => {
    const library = await editedTwice();
    for (const to of ['3', 'v9', 'file', 'seven']) {
      await expect(policyRollback(library.session(), { policy: 'lend-books', to })).rejects.toMatchObject({
        code: 'policy/unknown-version',
        message: `policy \`lend-books\` has published no version \`${to}\``,
        hint: 'there are versions 1 to 2; `bylaw policy history lend-books` says what each was',
      });
    }
  });
});
