import { describe, expect, test } from 'vitest';
import { forget } from '../../src/operations/forget.ts';
import { type Library, members, openLibrary, organization, start, target } from './library.ts';

const folder = 'organizations/library';
const museum = {
  'organizations/museum/organization.yaml': `apiVersion: bylaw/v1\nkind: Organization\nname: museum\n`,
  'organizations/museum/members.yaml': members('gus').replaceAll('director', 'curator'),
  'organizations/museum/roles.yaml': 'apiVersion: bylaw/v1\nkind: Role\nname: curator\npermissions: ["*"]\n',
};
const withMuseum = { ...start, ...museum };
const gone = Object.fromEntries(Object.keys(museum).map((path) => [path, null]));

/** What plan and apply say, which is the same: neither plans past it. */
async function refusal(library: Library, request = {}) {
  const { diagnostics, plan } = await library.plan(request);
  expect(plan).toBeUndefined();
  const entries = (await library.entries()).length;
  const applied = await library.apply(request);
  expect(applied.status).toBe('invalid');
  expect(applied.diagnostics).toEqual(diagnostics);
  expect(await library.entries()).toHaveLength(entries);
  return diagnostics.map(({ code, severity, message, hint, at }) => ({
    code,
    severity,
    message,
    hint,
    file: at?.file,
  }));
}

describe('what vanishes from the YAML is not passed over', () => {
  test('an organization whose folder is gone, until it is let go of', async () => {
    const library = await openLibrary(withMuseum);
    expect((await library.apply()).status).toBe('applied');
    library.edit(gone, 'Close the museum');
    expect(await refusal(library)).toEqual([
      {
        code: 'plan/orphaned-scope',
        severity: 'error',
        message:
          'organization `museum` is not declared, yet Bylaw manages 1 member, 1 role and 1 organization in target `directory`',
        hint: 'declare it again, or let go of all of it with `bylaw forget organization:museum --target directory`',
        file: undefined,
      },
    ]);
    expect(await refusal(library, { targets: ['catalogue'] })).toHaveLength(1);
    expect(await refusal(library, { organizations: [] })).toHaveLength(1);
    expect((await library.plan({ organizations: ['library'] })).plan?.sections).toHaveLength(1);
    await forget(library.session(), { address: 'organization:museum' });
    expect((await library.plan()).diagnostics).toEqual([]);
    expect((await library.apply()).status).toBe('nothing-to-do');
  });

  test('an organization under another name', async () => {
    const library = await openLibrary(withMuseum);
    await library.apply();
    const text = museum['organizations/museum/organization.yaml'];
    const renamed = text.replace('name: museum', 'name: gallery\npreviously: [museum]');
    library.edit({ 'organizations/museum/organization.yaml': renamed });
    expect(await refusal(library)).toMatchObject([
      {
        code: 'plan/orphaned-scope',
        message: expect.stringContaining('does not move to `gallery`'),
        hint: expect.stringContaining('name it `museum` again'),
        file: 'organizations/museum/organization.yaml',
      },
    ]);
  });

  test('a target under another name', async () => {
    const library = await openLibrary();
    await library.apply();
    library.edit({ [`${folder}/target.yaml`]: target('previously: [catalogue]', 'index') });
    expect(await refusal(library)).toMatchObject([
      {
        code: 'plan/orphaned-scope',
        message: expect.stringContaining('does not move to `index`'),
        hint: expect.stringContaining('`bylaw forget organization:library --target catalogue`'),
        file: `${folder}/target.yaml`,
      },
    ]);
    expect((await library.plan({ targets: ['index'] })).plan).toBeDefined();
  });

  test('the implied directory, once a first Target is declared', async () => {
    const { [`${folder}/target.yaml`]: first = '', ...implied } = start;
    const library = await openLibrary(implied);
    await library.apply();
    library.edit({ [`${folder}/target.yaml`]: first });
    expect(await refusal(library)).toMatchObject([
      {
        code: 'plan/orphaned-scope',
        message: expect.stringMatching(
          /^target `directory` of `library`.*3 members, 2 teams.*no longer implied/,
        ),
        file: `${folder}/organization.yaml`,
      },
    ]);
    library.edit({ [`${folder}/directory.yaml`]: target('', 'directory', 'directory') });
    expect((await library.apply()).status).toBe('applied');
  });

  test('a disabled target is told, and does not stand in the way', async () => {
    const library = await openLibrary({
      ...start,
      [`${folder}/directory.yaml`]: target('', 'directory', 'directory'),
    });
    await library.apply();
    library.edit({
      [`${folder}/target.yaml`]: target('enabled: false'),
      [`${folder}/members.yaml`]: members('ada', 'ben', 'cleo', 'di'),
    });
    const told = { code: 'plan/disabled-target-holds-objects', severity: 'warning' };
    const { plan, diagnostics } = await library.plan();
    expect(plan?.sections.map((section) => section.target)).toEqual(['directory']);
    expect(diagnostics).toMatchObject([{ ...told, at: { file: `${folder}/target.yaml` } }]);
    const applied = await library.apply();
    expect(applied).toMatchObject({ status: 'applied', diagnostics: [told] });
    expect((await library.plan({ targets: ['directory'] })).diagnostics).toEqual([]);
    await forget(library.session(), { address: 'organization:library', target: 'catalogue' });
    expect((await library.plan()).diagnostics).toEqual([]);
  });

  test('what was never applied may go', async () => {
    const library = await openLibrary(withMuseum);
    await library.apply({ organizations: ['library'] });
    library.edit(gone);
    expect((await library.apply()).status).toBe('nothing-to-do');
  });
});

describe('compared with a revision', () => {
  test('what Bylaw manages and nothing declares any longer is an error', async () => {
    const library = await openLibrary(withMuseum);
    await library.apply();
    library.git('branch', 'before');
    library.edit(gone);
    const { plan, diagnostics } = await library.plan({ against: 'before' });
    expect(plan).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toEqual(['plan/orphaned-scope']);
  });

  test('what it declares elsewhere is told where nothing of it was applied', async () => {
    const library = await openLibrary(withMuseum);
    library.git('branch', 'before');
    library.edit({ ...gone, [`${folder}/target.yaml`]: target('', 'index') });
    const { plan, diagnostics } = await library.plan({ against: 'before' });
    expect(plan?.sections).toHaveLength(1);
    expect(diagnostics.map(({ code, severity, message }) => ({ code, severity, message }))).toEqual(
      ['`museum` in target `directory`', '`library` in target `catalogue`'].map((which) => ({
        code: 'plan/scope-not-compared',
        severity: 'warning',
        message: `\`before\` declares ${which}, which is gone here: what it held there is not shown`,
      })),
    );
    const narrowed = await library.plan({ against: 'before', organizations: ['library'] });
    expect(narrowed.diagnostics).toHaveLength(1);
  });
});

test('organizations are told apart', async () => {
  const library = await openLibrary({
    ...start,
    'organizations/annex/organization.yaml': organization('annex'),
    'organizations/annex/members.yaml': members('eve'),
    'organizations/annex/roles.yaml': start[`${folder}/roles.yaml`]?.replace(/^.*lend-books.*$\n/m, '') ?? '',
    'organizations/annex/service.yaml': start[`${folder}/service.yaml`] ?? '',
  });
  await library.apply();
  expect((await library.plan()).diagnostics).toEqual([]);
});
