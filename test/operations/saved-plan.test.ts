import { expect, test } from 'vitest';
import {
  catalogue,
  type Library,
  members,
  openLibrary,
  organization,
  start,
  target,
  team,
} from './library.ts';

async function saved(library: Library, request = {}): Promise<string> {
  return JSON.stringify((await library.plan(request)).plan);
}

test('a change that no longer fits is refused, with what is there now, and nothing is written', async () => {
  const library = await openLibrary();
  await library.apply();
  library.edit({
    'organizations/library/desk.yaml': team(
      'desk',
      ['ben'],
      'displayName: Front desk',
      'bindings: [librarian]',
    ),
  });
  const planText = await saved(library);
  const entries = library.system.entries(catalogue);
  entries.set('team:library/desk', { displayName: 'Reception' });
  const before = await library.kinds();
  const refused = await library.apply({ planText });
  expect(refused.status).toBe('refused');
  expect(refused.refusals).toEqual([expect.stringContaining('Reception')]);
  expect(await library.kinds()).toEqual(before);
});

test('selects among what is planned now, and leaves what came later', async () => {
  const library = await openLibrary();
  await library.apply();
  library.edit({ 'organizations/library/kids.yaml': team('kids', ['cleo']) });
  const planText = await saved(library);
  library.system.entries(catalogue).delete('team-member:library/desk/ben');
  expect((await library.apply({ planText })).status).toBe('applied');
  expect(await library.planned()).toEqual(['create team-member:library/desk/ben']);
});

test('what expires between plan and apply is refused', async () => {
  const library = await openLibrary();
  await library.apply();
  library.edit({
    'organizations/library/desk.yaml': team(
      'desk',
      [],
      'members: [ben, {member: cleo, expires: 2026-09-02}]',
      'bindings: [librarian]',
    ),
  });
  const planText = await saved(library);
  library.clock.now = '2026-09-03T00:00:00Z';
  const refused = await library.apply({ planText });
  expect(refused.refusals).toEqual([expect.stringContaining('team-member:library/desk/cleo')]);
});

test('concerns only the targets that it plans', async () => {
  const library = await openLibrary({
    ...start,
    'organizations/library/app.yaml': target('', 'website', 'directory'),
    'organizations/museum/organization.yaml': organization('museum'),
    'organizations/museum/target.yaml': target('', 'guide'),
    'organizations/museum/members.yaml': members('mo'),
    'organizations/museum/roles.yaml': `apiVersion: bylaw/v1
kind: RoleList
items: [{name: director, permissions: ["*"]}, {name: reader, permissions: ["bylaw:*"]}]
`,
  });
  const planText = await saved(library, { organizations: ['library'], targets: ['website'] });
  library.system.inject({ refusedReads: true });
  const result = await library.apply({ planText });
  expect(result.status).toBe('applied');
  expect(result.sections.map((section) => section.target)).toEqual(['website']);
});

test('of a target that is gone is refused', async () => {
  const library = await openLibrary();
  const planText = (await saved(library)).replaceAll('"target":"catalogue"', '"target":"card-index"');
  await expect(library.apply({ planText })).rejects.toMatchObject({ code: 'apply/plan-edited' });
});
