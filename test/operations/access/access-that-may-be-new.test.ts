import { describe, expect, test } from 'vitest';
import { accessNoNew } from '../../../src/operations/access/access-no-new.ts';
import { renderNoNewText } from '../../../src/report/access-diff/render-no-new-text.ts';
import { type Library, members, openLibrary, team } from '../library.ts';

const folder = 'organizations/library';
const desk = `${folder}/desk.yaml`;
const _lendBooks = `${folder}/lend-books.yaml`;

async function newIn(library: Library, range: string, ...allow: readonly string[]): Promise<number> {
  return (await accessNoNew(library.session(), { range, allow })).found;
}

describe('access that may be new', () => {
  test('is of whoever a scope names, by which action, on which resource', async () => {
    const library = await openLibrary();
    library.edit({
      [desk]: team('desk', ['ben', 'cleo'], 'bindings: [librarian, buyer]'),
      [`${folder}/buyer.yaml`]: 'apiVersion: bylaw/v1\nkind: Role\nname: buyer\npermissions: ["books:buy"]\n',
    });
    // Ben may buy, and Cleo lend and buy.
    expect(await newIn(library, 'HEAD~1')).toBe(2);
    expect(await newIn(library, 'HEAD~1', 'books:*')).toBe(0);
    expect(await newIn(library, 'HEAD~1', '*')).toBe(0);
    expect(await newIn(library, 'HEAD~1', '* BOOKS:B?Y')).toBe(1);
    expect(await newIn(library, 'HEAD~1', 'member/ben *')).toBe(1);
    expect(await newIn(library, 'HEAD~1', 'member/b* books:buy', 'member/cleo books:lend')).toBe(1);
    expect(await newIn(library, 'HEAD~1', 'member/* books:buy *', 'member/cleo books:lend *')).toBe(0);
    expect(await newIn(library, 'HEAD~1', '* krn:x:books:library:shelf/*')).toBe(2);
    expect(await newIn(library, 'HEAD~1', 'member/ada *')).toBe(2);
    // In a team is who was in it before the change.
    expect(await newIn(library, 'HEAD~1', 'team/desk books:*')).toBe(1);
    expect(await newIn(library, 'HEAD~1', 'team/desk books:*', 'team/stacks books:*')).toBe(0);
  });

  test('is allowed by the flags that it prints', async () => {
    const library = await openLibrary();
    library.edit({
      [desk]: team('desk', ['ben', 'cleo'], 'bindings: [librarian, buyer]'),
      [`${folder}/buyer.yaml`]: 'apiVersion: bylaw/v1\nkind: Role\nname: buyer\npermissions: ["books:buy"]\n',
    });
    const report = await accessNoNew(library.session(), { range: 'HEAD~1' });
    const flags = [...renderNoNewText(report).matchAll(/^ {2}--allow '(.*)'$/gm)].map(
      ([, scope = '']) => scope,
    );
    expect(flags).toEqual(['member/ben books:buy', 'member/cleo books:buy', 'member/cleo books:lend']);
    expect(await newIn(library, 'HEAD~1', ...flags)).toBe(0);
    for (const left of flags)
      expect(await newIn(library, 'HEAD~1', ...flags.filter((flag) => flag !== left))).toBe(1);
  });

  test('of which there is much is allowed by few flags, too', async () => {
    const library = await openLibrary();
    const stacks = `${folder}/stacks.yaml`;
    const offered = async () => {
      const report = await accessNoNew(library.session(), { range: 'HEAD~1' });
      const [exact = '', all = ''] = renderNoNewText(report).split('Or all of it, and more:');
      expect(exact).toMatch(/… and \d+ more\n$/);
      const flags = [...all.matchAll(/--allow '(.*)'/g)].map(([, scope = '']) => scope);
      expect(await newIn(library, 'HEAD~1', ...flags)).toBe(0);
      return flags;
    };
    const keeper = 'apiVersion: bylaw/v1\nkind: Role\nname: keeper\npermissions: ["*"]\n';
    library.edit({
      [`${folder}/keeper.yaml`]: keeper,
      [stacks]: team('stacks', ['cleo'], 'bindings: [keeper]'),
    });
    expect(await offered()).toEqual(['member/cleo bylaw:*', 'member/cleo github:*', 'member/cleo books:*']);
    const many = ['deb', 'eva', 'fay', 'gus', 'hal', 'ian', 'jo'];
    library.edit({ [`${folder}/members.yaml`]: members('ada', 'ben', 'cleo', ...many) });
    // Never for everybody.
    expect((await accessNoNew(library.session(), { range: 'HEAD~1' })).covering).toEqual([]);
  });

  test('is refused where nobody can tell what is meant', async () => {
    const library = await openLibrary();
    for (const scope of [
      '',
      'member/ben',
      'books',
      'books:*:read',
      'b*:read',
      'member/ben krn:x:y:z:w',
      'books:burn',
      'team/nobody books:*',
      'member/bem books:*',
    ]) {
      await expect(newIn(library, 'HEAD', scope), scope).rejects.toMatchObject({ code: 'access/bad-scope' });
    }
    await expect(newIn(library, 'HEAD', 'member/bem books:*')).rejects.toMatchObject({
      message: '`member/bem books:*` is no scope: nobody is called `member/bem`',
      hint: 'did you mean `member/ben`?',
    });
    await expect(newIn(library, 'HEAD', 'ben books:*')).rejects.toMatchObject({
      hint: expect.stringContaining('write `member/ben`'),
    });
  });
});
