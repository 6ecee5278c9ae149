import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { teamAddMember } from '../../../src/operations/edits/teams/team-add-member.ts';
import { teamRemoveMember } from '../../../src/operations/edits/teams/team-remove-member.ts';
import { policyRollback } from '../../../src/operations/policies/policy-rollback.ts';
import { type Library, openLibrary, policy } from '../library.ts';

const desk = 'organizations/library/desk.yaml';

function textOf({ folder }: Library, path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

describe('team add-member', () => {
  test('adds one item, says how the file changed, and what was planned is that one change', async () => {
    const library = await openLibrary();
    await library.apply();
    const report = await teamAddMember(library.session(), {
      team: 'desk',
      member: 'cleo',
      maintainer: false,
    });
    expect(report).toEqual({
      subject: 'Add cleo to team desk',
      files: [{ file: desk, diff: expect.stringContaining('+members: [ben, cleo]') }],
      commit: null,
    });
    expect(library.git('diff', '--numstat')).toBe(`1\t1\t${desk}`);
    library.commit('Cleo helps at the desk');
    expect(await library.planned()).toEqual(['create team-member:library/desk/cleo']);
  });

  test('as maintainer for a while, with why', async () => {
    const library = await openLibrary();
    await teamAddMember(library.session(), {
      team: 'team/desk',
      member: 'member/cleo',
      maintainer: true,
      expires: '2026-12-31',
      reason: 'covers: ben',
    });
    expect(textOf(library, desk)).toContain(
      'maintainers:\n  - { member: cleo, expires: "2026-12-31", reason: "covers: ben" }\nmembers: [ben]\n',
    );
  });

  test.each([
    [{ team: 'dek', member: 'cleo' }, 'edit/unknown-team', 'did you mean `desk`?'],
    [{ team: 'desk', member: 'cleoo' }, 'edit/unknown-member', 'did you mean `cleo`?'],
    [{ team: 'desk', member: 'ben' }, 'edit/already-in-team', 'remove-member desk ben'],
    [{ team: 'desk', member: 'cleo', expires: '2026-08-31' }, 'edit/past-expiry', 'a time to come'],
    [{ team: 'desk', member: 'cleo', expires: 'soon' }, 'edit/not-valid', 'nothing was written'],
    [
      { team: 'desk', member: 'cleo', starts: '2026-12-02', expires: '2026-12-01' },
      'edit/not-valid',
      'nothing',
    ],
  ])('of %o is refused: %s', async (options, code, hint) => {
    const library = await openLibrary();
    const before = textOf(library, desk);
    const adding = teamAddMember(library.session(), { maintainer: false, ...options });
    await expect(adding).rejects.toMatchObject({ code, hint: expect.stringContaining(hint) });
    expect(textOf(library, desk)).toBe(before);
  });

  test('leaves files with mistakes alone, and says which', async () => {
    const library = await openLibrary();
    const broken = `${textOf(library, desk)}nonsense: 1\n`;
    library.write({ [desk]: broken });
    const adding = teamAddMember(library.session(), { team: 'desk', member: 'cleo', maintainer: false });
    await expect(adding).rejects.toMatchObject({
      code: 'access/invalid-files',
      details: [expect.stringContaining(desk)],
    });
    expect(textOf(library, desk)).toBe(broken);
  });

  test.each([
    ['an alias', 'items:\n  - {name: a, members: &who [ben]}\n  - {name: b, members: *who}\n'],
    ['`defaults`', 'defaults: {members: [ben]}\nitems:\n  - {name: a}\n  - name: b\n    parent: a\n'],
  ])('refuses what %s gives', async (_, more) => {
    const library = await openLibrary();
    const text = `apiVersion: bylaw/v1\nkind: TeamList\n${more}`;
    library.write({ 'organizations/library/more.yaml': text });
    for (const team of ['a', 'b']) {
      const adding = teamAddMember(library.session(), { team, member: 'cleo', maintainer: false });
      await expect(adding).rejects.toMatchObject({ code: 'edit/cannot-edit' });
    }
    expect(textOf(library, 'organizations/library/more.yaml')).toBe(text);
  });

  test('a byte order mark and CRLF stay', async () => {
    const library = await openLibrary();
    const text = `\uFEFF${textOf(library, desk).replaceAll('\n', '\r\n')}`;
    library.write({ [desk]: text });
    await teamAddMember(library.session(), { team: 'desk', member: 'cleo', maintainer: false });
    expect(textOf(library, desk)).toBe(text.replace('[ben]', '[ben, cleo]'));
  });

  test('a file that somebody else saved meanwhile is not written over', async () => {
    const library = await openLibrary();
    const session = library.session({
      environment: { ...library.session().environment },
      now: () => {
        writeFileSync(join(library.folder, desk), `${textOf(library, desk)}# mine\n`);
        return '2026-09-01T08:00:00Z';
      },
    });
    const before = textOf(library, desk);
    const adding = teamAddMember(session, {
      team: 'desk',
      member: 'cleo',
      maintainer: false,
      expires: '2026-12-31',
    });
    await expect(adding).rejects.toMatchObject({ code: 'edit/file-changed' });
    expect(textOf(library, desk).startsWith(`${before}# mine\n`)).toBe(true);
  });
});

describe('team remove-member', () => {
  test('takes out what add-member put in, byte for byte', async () => {
    const library = await openLibrary();
    const before = textOf(library, desk);
    await teamAddMember(library.session(), { team: 'desk', member: 'cleo', maintainer: true });
    await teamRemoveMember(library.session(), { team: 'desk', member: 'cleo' });
    expect(textOf(library, desk)).toBe(before);
  });

  test.each([
    [
      'brings nobody in whom `defaults` name',
      'defaults: {members: [ben]}\nitems:\n  - {name: a, members: [cleo]}\n',
    ],
    [
      'leaves an alias of it what it was',
      'items:\n  - name: a\n    members:\n      - &who cleo\n      - ben\n  - {name: b, members: [*who]}\n',
    ],
  ])('%s', async (_, more) => {
    const library = await openLibrary();
    const text = `apiVersion: bylaw/v1\nkind: TeamList\n${more}`;
    library.write({ 'organizations/library/more.yaml': text });
    const removing = teamRemoveMember(library.session(), { team: 'a', member: 'cleo' });
    await expect(removing).rejects.toMatchObject({ code: 'edit/cannot-edit' });
    expect(textOf(library, 'organizations/library/more.yaml')).toBe(text);
  });

  test('of somebody who is not in the list is refused', async () => {
    const library = await openLibrary();
    const removing = teamRemoveMember(library.session(), { team: 'desk', member: 'bne' });
    await expect(removing).rejects.toMatchObject({ code: 'edit/not-in-team', hint: 'did you mean `ben`?' });
  });
});

test('policy rollback leaves a byte order mark', async () => {
  const library = await openLibrary();
  await library.apply();
  const file = 'organizations/library/lend-books.yaml';
  library.edit({ [file]: `\uFEFF${policy('lend-books', 'books:buy')}` });
  await policyRollback(library.session(), { policy: 'lend-books', to: '1' });
  expect(textOf(library, file)).toBe(`\uFEFF${policy('lend-books', 'books:lend')}`);
});
