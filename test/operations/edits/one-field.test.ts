import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reactivate, suspend } from '../../../src/operations/edits/status.ts';
import { tokenRevoke } from '../../../src/operations/edits/tokens/token-revoke.ts';
import { type Library, openLibrary, start } from '../library.ts';

const file = 'organizations/library/members.yaml';
const tokens = 'organizations/library/tokens.yaml';
const written =
  'apiVersion: bylaw/v1\nkind: TokenList\nitems:\n  # of the desk\n  - name: scanner\n    owner: member/ben\n    inherit: true\n';

function textOf({ folder }: Library, path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

describe('member suspend and reactivate', () => {
  test('set one field, take all access once applied, and give it back', async () => {
    const library = await openLibrary();
    await library.apply();
    await suspend(library.session(), { kind: 'Member', name: 'ben' }, {});
    expect(textOf(library, file)).toContain('- {name: ben, email: ben@library.example, status: suspended}\n');
    expect(library.git('diff', '--numstat')).toBe(`1\t1\t${file}`);
    library.commit('Ben is away');
    expect(await library.planned()).toEqual(['update member:library/ben']);
    await reactivate(library.session(), { kind: 'Member', name: 'member/ben' }, {});
    expect(textOf(library, file)).toContain('- {name: ben, email: ben@library.example, status: active}\n');
    library.commit('Ben is back');
    expect(await library.planned()).toEqual([]);
  });

  test.each([
    [suspend, 'bne', 'edit/unknown-member', 'did you mean `ben`?'],
    [reactivate, 'ben', 'edit/not-suspended', 'bylaw access show ben'],
    // The only owner.
    [suspend, 'ada', 'edit/last-owner', 'transfer-ownership'],
  ])('%o of %s is refused: %s', async (change, member, code, hint) => {
    const library = await openLibrary();
    await expect(change(library.session(), { kind: 'Member', name: member }, {})).rejects.toMatchObject({
      code,
      hint: expect.stringContaining(hint),
    });
    expect(textOf(library, file)).toBe(start[file]);
  });

  test('suspending twice is refused', async () => {
    const library = await openLibrary();
    await suspend(library.session(), { kind: 'Member', name: 'ben' }, {});
    const twice = suspend(library.session(), { kind: 'Member', name: 'ben' }, {});
    await expect(twice).rejects.toMatchObject({ code: 'edit/already-suspended' });
  });
});

describe('token revoke', () => {
  test('sets one field; a second time it is refused', async () => {
    const library = await openLibrary({ ...start, [tokens]: written });
    await tokenRevoke(library.session(), { token: 'token/scanner' });
    expect(textOf(library, tokens)).toBe(`${written}    revoked: true\n`);
    const twice = tokenRevoke(library.session(), { token: 'scanner' });
    await expect(twice).rejects.toMatchObject({ code: 'edit/already-revoked' });
  });

  test('of a token that nobody declares names the nearest', async () => {
    const library = await openLibrary({ ...start, [tokens]: written });
    const revoking = tokenRevoke(library.session(), { token: 'scaner' });
    await expect(revoking).rejects.toMatchObject({
      code: 'edit/unknown-token',
      hint: 'did you mean `scanner`?',
    });
  });
});
