import { describe, expect, test } from 'vitest';
import { type AccessDiffOptions, accessDiff } from '../../../src/operations/access/access-diff.ts';
import { accessNoNew } from '../../../src/operations/access/access-no-new.ts';
import type { AccessDiffReport } from '../../../src/report/access-diff/access-diff-report.ts';
import { renderNoNewText } from '../../../src/report/access-diff/render-no-new-text.ts';
import { type Library, members, openLibrary, organization, policy, start, team } from '../library.ts';

const folder = 'organizations/library';
const desk = `${folder}/desk.yaml`;
const lendBooks = `${folder}/lend-books.yaml`;

/** `library gained member/cleo books:lend`, by organization. */
function told({ organizations }: AccessDiffReport): readonly string[] {
  return organizations.flatMap(({ organization: of, changes }) =>
    changes.map(({ kind, principals, actions, from }) => {
      const later = from === undefined ? '' : ` from ${from}`;
      return `${of} ${kind} ${principals.join('+')} ${actions.join('+')}${later}`;
    }),
  );
}

async function between(library: Library, range: string, more: Omit<AccessDiffOptions, 'range'> = {}) {
  return told(await accessDiff(library.session(), { range, ...more }));
}

async function newIn(library: Library, range: string, ...allow: readonly string[]): Promise<number> {
  return (await accessNoNew(library.session(), { range, allow })).found;
}

describe('which two sides', () => {
  test('two dots compare commits, three what a branch has of its own, none the files as they are', async () => {
    const library = await openLibrary();
    library.git('branch', 'away');
    library.edit({ [desk]: team('desk', ['ben', 'cleo'], 'bindings: [librarian]') }, 'Cleo lends');
    library.git('checkout', '--quiet', 'away');
    library.edit({ [`${folder}/stacks.yaml`]: team('stacks', ['ada'], 'bindings: [reader]') });
    library.edit({
      [`${folder}/stacks.yaml`]: team('stacks', ['ada'], 'bindings: [reader]', 'description: Away'),
    });
    const cleoLends = 'library gained member/cleo books:lend';
    expect(await between(library, 'away~2..main')).toEqual([cleoLends]);
    expect(await between(library, 'main..away~2')).toEqual(['library lost member/cleo books:lend']);
    expect(await between(library, 'main..away')).toEqual(['library lost member/cleo books:lend']);
    expect(await between(library, 'main...away')).toEqual([]);
    // HEAD, which is `away`, stands for a side that is left out.
    expect(await between(library, 'main...')).toEqual(await between(library, 'main...away'));
    expect(await between(library, '...main')).toEqual([cleoLends]);
    expect(await between(library, 'HEAD')).toEqual([]);
    library.write({ [desk]: team('desk', [], 'bindings: [librarian]') });
    expect(await between(library, 'HEAD')).toEqual(['library lost member/ben books:lend']);
  });

  test('says which commit it does not know, and which two have nothing in common', async () => {
    const library = await openLibrary();
    await expect(between(library, 'nowhere..HEAD')).rejects.toMatchObject({ code: 'git/unknown-revision' });
    library.git('checkout', '--quiet', '--orphan', 'other');
    library.commit('Begin anew');
    await expect(between(library, 'main...other')).rejects.toMatchObject({ code: 'access/no-merge-base' });
    expect(await between(library, 'main..other')).toEqual([]);
    await expect(between(library, 'HEAD', { horizon: 'soon' })).rejects.toMatchObject({
      code: 'access/not-a-horizon',
    });
    library.write({ [desk]: team('desk', ['nobody']) });
    await expect(between(library, 'HEAD')).rejects.toMatchObject({ code: 'access/invalid-files' });
  });

  test('tells of an organization that comes, goes, or is called otherwise', async () => {
    const library = await openLibrary();
    const museum = {
      'organizations/museum/organization.yaml': organization('museum'),
      'organizations/museum/roles.yaml': `apiVersion: bylaw/v1
kind: RoleList
items: [{name: director, permissions: ["*"]}, {name: reader, permissions: ["bylaw:members.invite"]}]
`,
      'organizations/museum/members.yaml': members('mo'),
    };
    library.edit(museum);
    const came = await between(library, 'HEAD~1..HEAD');
    expect(came.join('\n')).toMatch(/^museum gained member\/mo .*bylaw:members\.invite/m);
    expect(came.join('\n')).not.toContain('library');
    expect((await between(library, 'HEAD..HEAD~1')).join('\n')).toMatch(/^museum lost member\/mo/);
    expect(await newIn(library, 'HEAD~1')).toBe(1);
    expect(await newIn(library, 'HEAD..HEAD~1')).toBe(0);
    const renamed = organization('gallery').replace('name: gallery', 'name: gallery\npreviously: [museum]');
    library.edit({ 'organizations/museum/organization.yaml': renamed });
    expect(await between(library, 'HEAD~1..HEAD')).toEqual([]);
    await expect(between(library, 'HEAD', { organizations: ['museum'] })).rejects.toMatchObject({
      code: 'source/unknown-organization',
    });
  });
});

describe('where a side has no bylaw.yaml', () => {
  test('all access of the other is new, and it says of which commit', async () => {
    const library = await openLibrary({ 'README.md': '# Books' });
    library.edit({ ...start, 'README.md': null }, 'Bring in Bylaw');
    const came = await between(library, 'HEAD~1..HEAD');
    expect(came.join('\n')).toMatch(/^library gained member\/ben .*books:lend/m);
    const report = await accessNoNew(library.session(), { range: 'HEAD~1' });
    expect(report).toMatchObject({ beginsHere: true, found: 3 });
    expect(renderNoNewText(report)).toMatch(
      /note: HEAD~1 \([0-9a-f]{7}\) has no bylaw\.yaml: all access is new/,
    );
    await expect(between(library, 'HEAD..HEAD~1')).rejects.toMatchObject({
      code: 'source/no-repository-file',
      message: '`HEAD~1` has no bylaw.yaml at its root',
    });
    expect(await accessDiff(library.session(), { range: 'HEAD..HEAD' })).toMatchObject({ beginsHere: false });
  });

  test('a branch that is not fetched is told how to get', async () => {
    const library = await openLibrary();
    await expect(between(library, 'origin/main')).rejects.toMatchObject({
      code: 'git/unknown-revision',
      hint: expect.stringContaining('`git fetch origin main`'),
    });
    await expect(between(library, 'HEAD~7')).rejects.toMatchObject({
      hint: 'the history may not go back so far',
    });
  });
});

describe('policy versions', () => {
  test('a statement that is edited counts as the next apply would publish it, a pinned policy as it is pinned', async () => {
    const library = await openLibrary();
    await library.apply();
    library.edit({ [lendBooks]: policy('lend-books', 'books:buy') });
    expect(await between(library, 'HEAD~1..HEAD')).toEqual([
      'library gained member/ben books:buy',
      'library lost member/ben books:lend',
    ]);
    await library.apply();
    library.edit({ [lendBooks]: policy('lend-books', 'books:lend', 'defaultVersion: 2') });
    expect(await between(library, 'HEAD~1..HEAD')).toEqual([]);
    // What was published since counts for neither: of a commit, what it could know of.
    expect(await between(library, 'HEAD~2..HEAD~1')).toEqual([
      'library gained member/ben books:buy',
      'library lost member/ben books:lend',
    ]);
  });

  test('no change of where the ledger is hides what a change gives', async () => {
    const library = await openLibrary();
    await library.apply();
    library.edit({ [lendBooks]: policy('lend-books', 'books:read') });
    await library.apply();
    const pinned = 'apiVersion: bylaw/v1\nkind: RoleList\nitems:\n';
    library.edit({
      'bylaw.yaml': 'apiVersion: bylaw/v1\nkind: Repository\nledger: {ref: bylaw/elsewhere}\n',
      [`${folder}/roles.yaml`]: `${pinned}  - {name: director, permissions: ["*"]}
  - {name: reader, permissions: ["books:read"]}
  - {name: librarian, policies: [lend-books@1]}
`,
    });
    expect(await between(library, 'HEAD~1..HEAD')).toEqual(['library gained member/ben books:lend']);
  });
});

describe('time', () => {
  test('tells from when on what is gained, and what the clock does until the horizon', async () => {
    const library = await openLibrary();
    library.edit({
      [desk]: team(
        'desk',
        [],
        'bindings: [librarian]',
        'members: [{member: ben, expires: 2026-09-10}, {member: cleo, starts: 2026-12-01}]',
      ),
    });
    const gained = 'library gained member/cleo books:lend from 2026-12-01T00:00:00Z';
    expect(await between(library, 'HEAD~1..HEAD')).toEqual([
      gained,
      'library lost member/ben books:lend from 2026-09-11T00:00:00Z',
    ]);
    expect(await newIn(library, 'HEAD~1')).toBe(1);
    const forecast = async (horizon: string) => {
      const { organizations } = await accessDiff(library.session(), { range: 'HEAD', horizon });
      return organizations.flatMap((each) => each.forecast.map(({ at, changes }) => [at, changes.length]));
    };
    expect(await forecast('P14D')).toEqual([['2026-09-11T00:00:00Z', 1]]);
    expect(await forecast('P0D')).toEqual([]);
    expect(await forecast('P200D')).toEqual([
      ['2026-09-11T00:00:00Z', 1],
      ['2026-12-01T00:00:00Z', 1],
    ]);
    expect(await between(library, 'HEAD~1..HEAD', { now: '2027-01-01' })).toEqual([
      'library gained member/cleo books:lend',
      'library lost member/ben books:lend',
    ]);
  });
});

test('somebody who is known by another address or account gains all that they hold', async () => {
  const library = await openLibrary();
  const people = members('ada', 'ben', 'cleo');
  library.edit({ [`${folder}/members.yaml`]: people.replace('ben@library', 'BEN@library') });
  expect(await newIn(library, 'HEAD~1')).toBe(0);
  library.edit({ [`${folder}/members.yaml`]: people.replace('ben@library', 'mallory@elsewhere') });
  expect(await between(library, 'HEAD~1..HEAD')).toEqual([
    'library gained member/ben books:lend+books:read',
    'library lost member/ben books:lend+books:read',
  ]);
  const { organizations } = await accessDiff(library.session(), { range: 'HEAD~1' });
  expect(organizations[0]?.notes).toEqual([
    '`member/ben` has another `email`: whoever that is, all they hold counts as new',
  ]);
  expect(await newIn(library, 'HEAD~1')).toBe(1);
  expect(await newIn(library, 'HEAD~1', 'member/ben books:lend')).toBe(1);
  expect(await newIn(library, 'HEAD~1', 'member/ben books:*')).toBe(0);
  const token = (fingerprint: string) =>
    `apiVersion: bylaw/v1\nkind: Token\nname: till\nowner: member/ada\ninherit: true\nfingerprint: "${fingerprint.repeat(64)}"\n`;
  library.edit({ [`${folder}/till.yaml`]: token('a') });
  library.edit({ [`${folder}/till.yaml`]: token('b') });
  expect(await newIn(library, 'HEAD~1')).toBe(1);
});
