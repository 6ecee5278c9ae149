import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/digest/json.ts';
import { identitiesPin } from '../../../src/operations/identities/identities-pin.ts';
import type { ProviderFactory } from '../../../src/providers/provider-factory.ts';
import type { ProviderRegistry } from '../../../src/providers/registry.ts';
import { renderPinText } from '../../../src/report/identities/render-pin-text.ts';
import { expectToFit } from '../../commands/fits-schema.ts';
import { openGithubLibrary } from '../github-library.ts';
import { target as catalogueTarget, type Library, openLibrary, start } from '../library.ts';

const at = 'organizations/library';

const files = {
  ...start,
  [`${at}/members.yaml`]: `apiVersion: bylaw/v1
kind: MemberList
items:
  - {name: ada, role: director, identities: {github: {login: Ada}}} # directs
  - name: ben
    identities:
      github:
        login: ben-old # renamed?
        id: 12
  - {name: cleo, identities: {github: {login: cleo, id: 13}}}
  - {name: dora, identities: {github: {login: dora}}}
`,
  [`${at}/desk.yaml`]: `apiVersion: bylaw/v1
kind: Team
name: desk
members: [ben]
github:
  name: Front desk # as on the door
`,
  [`${at}/stacks.yaml`]: 'apiVersion: bylaw/v1\nkind: Team\nname: stacks\nmembers: [cleo]\n',
};

/** The library's system, which shows who is who. */
function showing(library: Library, seen: Readonly<Record<string, JsonObject>>): ProviderRegistry {
  const known = library.session().providers ?? new Map<string, ProviderFactory>();
  return new Map(
    [...known].map(([name, factory]): [string, ProviderFactory] => [
      name,
      (context) => {
        const provider = factory(context);
        return {
          ...provider,
          reader: {
            async read(scope) {
              const actual = await provider.reader.read(scope);
              return { ...actual, entries: new Map([...actual.entries, ...Object.entries(seen)]) };
            },
          },
        };
      },
    ]),
  );
}

const seen = {
  'member:library/ada': { account: 11, login: 'ADA' },
  'member:library/ben': { account: 12, login: 'Benjamin' },
  'member:library/cleo': { account: 13, login: 'cleo' },
  'team:library/desk': { number: 7 },
  'team:library/stacks': { number: 8 },
};

function read(library: Library, file: string): string {
  return readFileSync(join(library.folder, at, file), 'utf8');
}

test('numbers are written, log-ins that changed follow, and comments stay', async () => {
  const library = await openLibrary(files);
  const report = await identitiesPin(library.session({ providers: showing(library, seen) }));
  expect(report.pinned).toEqual([
    { organization: 'library', of: 'member/ada', field: 'id', before: null, after: 11 },
    { organization: 'library', of: 'member/ben', field: 'login', before: 'ben-old', after: 'Benjamin' },
    { organization: 'library', of: 'team/desk', field: 'id', before: null, after: 7 },
    { organization: 'library', of: 'team/stacks', field: 'id', before: null, after: 8 },
  ]);
  expect(report).toMatchObject({ refused: [], current: 1 });
  expectToFit('identities-pin', report);
  expect(read(library, 'members.yaml')).toBe(
    files[`${at}/members.yaml`]
      ?.replace('{login: Ada}', '{login: Ada, id: 11}')
      .replace('ben-old', 'Benjamin') ?? '',
  );
  expect(read(library, 'desk.yaml')).toBe(
    files[`${at}/desk.yaml`]?.replace('door\n', 'door\n  id: 7\n') ?? '',
  );
  expect(read(library, 'stacks.yaml')).toContain(
    'github: {id: 8}'.replace('{id', '{ id').replace('8}', '8 }'),
  );
  const again = await identitiesPin(library.session({ providers: showing(library, seen) }));
  expect(again).toMatchObject({ pinned: [], refused: [], files: [], current: 5 });
});

test('with --check nothing is written', async () => {
  const library = await openLibrary(files);
  const session = library.session({ providers: showing(library, seen) });
  const report = await identitiesPin(session, { check: true });
  expect(report.pinned).toHaveLength(4);
  expect(report.files).toEqual([]);
  expect(library.git('status', '--short')).toBe('');
});

test('another account than the one that is pinned is refused, and the others are written', async () => {
  const library = await openLibrary(files);
  const others = { ...seen, 'member:library/cleo': { account: 99, login: 'cleo' } };
  const report = await identitiesPin(library.session({ providers: showing(library, others) }));
  expect(report.refused).toEqual([
    {
      organization: 'library',
      of: 'member/cleo',
      why: 'account 13 is who is meant, and `cleo` is account 99 (target/login-reassigned)',
    },
  ]);
  expect(report.pinned).toHaveLength(4);
  expect(read(library, 'members.yaml')).toContain('{login: cleo, id: 13}');
});

test('a team of the name that is another one is refused', async () => {
  const library = await openLibrary({
    ...files,
    [`${at}/stacks.yaml`]: `${files[`${at}/stacks.yaml`]}github: {id: 5}\n`,
  });
  const report = await identitiesPin(library.session({ providers: showing(library, seen) }));
  expect(report.refused).toMatchObject([{ of: 'team/stacks' }]);
});

test('of a target that is not enabled yet GitHub is asked by log-in, with the token of anybody', async () => {
  const members = `apiVersion: bylaw/v1
kind: MemberList
items:
  - {name: ada, role: director, identities: {github: {login: Olivia}}}
  - {name: ben, identities: {github: {login: nobody-at-all}}}
  - {name: cleo, identities: {github: {login: ana, id: 7}}}
  - {name: dora}
`;
  const library = await openGithubLibrary(
    (target) => ({
      ...start,
      [`${at}/members.yaml`]: members,
      [`${at}/target.yaml`]: `${target}---\n${catalogueTarget('enabled: false', 'directory', 'directory')}`,
    }),
    { target: 'enabled: false\n' },
  );
  const { github } = library;
  github.state.addAccount('ana');
  const stranger = github.addToken({ login: 'ana', scopes: [] });
  const session = library.session();
  const environment = { ...session.environment, GITHUB_TOKEN: stranger };
  const report = await identitiesPin({ ...session, environment });
  const olivia = github.state.account('olivia')?.id ?? 0;
  expect(report.pinned).toEqual([
    { organization: 'library', of: 'member/ada', field: 'id', before: null, after: olivia },
  ]);
  expect(report.refused.map(({ of, why }) => [of, why])).toEqual([
    ['member/cleo', expect.stringMatching(/^account 7 is who is meant, and `ana` is account \d+/)],
    ['member/ben', 'nobody has the log-in `nobody-at-all`'],
  ]);
  expect(report).toMatchObject({ current: 0, unnamed: 1 });
  expectToFit('identities-pin', report);
  expect(renderPinText(report)).toContain('1 without a log-in (`identities: {github: {login: …}}`)');
  expect(read(library, 'members.yaml')).toBe(members.replace('Olivia}', `Olivia, id: ${olivia}}`));
  expect(github.log.map(({ path }) => path)).toEqual(['/graphql']);
});

test('where no target is declared that knows accounts it says so, and how to do without', async () => {
  const alone = { ...files, [`${at}/target.yaml`]: catalogueTarget('', 'directory', 'directory') };
  const library = await openLibrary(alone);
  await expect(identitiesPin(library.session())).rejects.toMatchObject({
    code: 'identities/nobody-to-ask',
    hint: expect.stringContaining('enabled: false'),
  });
});
