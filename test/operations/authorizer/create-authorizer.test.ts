import { describe, expect, it } from 'vitest';
import { BylawError } from '../../../src/diagnostic/bylaw-error.ts';
import { createAuthorizer } from '../../../src/operations/authorizer/create-authorizer.ts';
import type { AuthorizerSource } from '../../../src/operations/authorizer/load-access.ts';
import { type Library, openLibrary, policy, start } from '../library.ts';

/** The library on the embedded directory. */
async function open(): Promise<Library> {
  const { 'organizations/library/target.yaml': _, ...files } = start;
  return openLibrary(files);
}

function load(library: Library, from?: AuthorizerSource) {
  const { cwd: repository, environment } = library.session();
  return createAuthorizer({ repository, environment, ...(from === undefined ? {} : { from }) });
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof BylawError) return error.code;
    throw error;
  }
  return 'nothing thrown';
}

const lend = { principal: 'member/ben', action: 'books:lend' };
const buy = { principal: 'member/ben', action: 'books:buy' };
const buying = { 'organizations/library/lend-books.yaml': policy('lend-books', 'books:buy') };

describe('an authorizer of a repository', () => {
  it('enforces what was applied, not what was only written or committed', async () => {
    const library = await open();
    expect(await codeOf(load(library))).toBe('access/nothing-applied');
    await library.apply();
    const authorizer = await load(library);
    expect([authorizer.isAllowed(lend), authorizer.isAllowed(buy)]).toEqual([true, false]);
    const applied = library.git('rev-parse', 'HEAD');
    expect(authorizer.version).toMatchObject({ organization: 'library', commit: applied, sequence: 3 });
    expect(authorizer.decide(lend).statements[0]?.statement.from).toEqual({
      is: 'policy',
      policy: 'lend-books',
      version: 1,
      standing: 'published',
    });
    const edited = library.edit(buying);
    await authorizer.reload();
    expect(authorizer.version.commit).toBe(applied);
    expect([authorizer.isAllowed(lend), authorizer.isAllowed(buy)]).toEqual([true, false]);
    await library.apply();
    await authorizer.reload();
    expect(authorizer.version.commit).toBe(edited);
    expect([authorizer.isAllowed(lend), authorizer.isAllowed(buy)]).toEqual([false, true]);
  });

  it('takes the newest entry of the ledger, though it was written by a clock that is ahead', async () => {
    const library = await open();
    library.clock.now = '2999-01-01T00:00:00Z';
    await library.apply();
    expect((await load(library)).isAllowed(lend)).toBe(true);
  });

  it('answers from the files, or from a commit', async () => {
    const library = await open();
    const [files, commit] = [await load(library, 'files'), await load(library, { commit: 'HEAD' })];
    library.write(buying);
    await Promise.all([files.reload(), commit.reload()]);
    expect([files.isAllowed(buy), commit.isAllowed(buy)]).toEqual([true, false]);
    library.commit('Buy');
    await commit.reload();
    expect(commit.isAllowed(buy)).toBe(true);
    const first = await load(library, { commit: 'HEAD~1' });
    expect([first.isAllowed(lend), first.isAllowed(buy)]).toEqual([true, false]);
  });

  it('keeps what it has where the files have errors, and tells of them', async () => {
    const library = await open();
    const authorizer = await load(library, 'files');
    const { version } = authorizer;
    library.write({ 'organizations/library/broken.yaml': 'apiVersion: bylaw/v1\nkind: Tema\nname: x\n' });
    const failed = authorizer.reload();
    expect(await codeOf(failed)).toBe('access/invalid-files');
    await expect(failed).rejects.toMatchObject({ details: [expect.stringContaining('broken.yaml:2:7')] });
    expect(authorizer.version).toBe(version);
    expect(authorizer.isAllowed(lend)).toBe(true);
    expect(await codeOf(load(library, 'files'))).toBe('access/invalid-files');
  });

  it('wants to know which of several organizations', async () => {
    const library = await open();
    library.write({
      'organizations/museum/organization.yaml': 'apiVersion: bylaw/v1\nkind: Organization\nname: museum\n',
    });
    const { cwd: repository, environment } = library.session();
    const options = { repository, environment, from: 'files' } as const;
    expect(await codeOf(createAuthorizer(options))).toBe('access/which-organization');
    const museum = await createAuthorizer({ ...options, organization: 'museum' });
    expect(museum.decide(lend)).toMatchObject({ reason: 'inactive', inactive: { because: 'unknown' } });
  });

  it.each([null, undefined, 'member/ben', 7])('names what is no request: %j', async (request) => {
    const library = await open();
    const authorizer = await load(library, 'files');
    for (const ask of ['decide', 'isAllowed', 'whoCan'] as const) {
      expect(() => authorizer[ask](request as never)).toThrow(
        expect.objectContaining({
          code: 'authorizer/not-a-request',
          message: `a request is asked about, and \`${request}\` is none`,
        }),
      );
    }
  });

  it('denies a request that holds nothing', async () => {
    const authorizer = await load(await open(), 'files');
    expect(authorizer.isAllowed({} as never)).toBe(false);
    expect(authorizer.decide({} as never)).toMatchObject({ effect: 'deny', reason: 'inactive' });
    expect(authorizer.effectivePermissions(null as never).inactive).toMatchObject({ because: 'unknown' });
    expect(() => authorizer.whoCan({} as never)).toThrow('no service has an action `undefined`');
  });

  it('says where there is no repository', async () => {
    expect(await codeOf(createAuthorizer({ repository: '/', environment: {} }))).toBe('git/no-repository');
  });
});

it.each([
  [undefined, 'no repository is given', undefined],
  [{}, 'no repository is given', undefined],
  [{ repository: '.', onDecison: () => {} }, 'there is no option `onDecison`', 'did you mean `onDecision`?'],
  [
    { repository: '.', from: 'file' },
    '`from` is `file`',
    "give `'ledger'`, `'files'` or `{ commit: 'main' }`",
  ],
  [{ repository: '.', onDecision: 'log' }, '`onDecision` is no function', undefined],
])('refuses options that it cannot read: %j', async (options, message, hint) => {
  const error = await createAuthorizer(options as never).catch((thrown) => thrown);
  expect(error).toMatchObject({ code: 'authorizer/bad-options', message });
  if (hint !== undefined) expect(error.hint).toBe(hint);
});
