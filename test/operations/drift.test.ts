import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/digest/json.ts';
import type { Address } from '../../src/plan/address.ts';
import { catalogue, type Library, openLibrary, start, target, team } from './library.ts';

const desk = 'team:library/desk';

function tamper(library: Library, address: Address, fields: JsonObject): void {
  const entries = library.system.entries(catalogue);
  entries.set(address, { ...entries.get(address), ...fields });
}

async function recorded(library: Library) {
  return (await library.ledger()).readManaged(catalogue);
}

test('a first apply, without a record, has no drift', async () => {
  const library = await openLibrary();
  library.system.put(catalogue, new Map([[desk, { displayName: 'Old desk' }]]));
  await library.apply();
  expect(await library.kinds()).toEqual(['publish', 'intent', 'result']);
});

test('drift is recorded by itself, before the intent', async () => {
  const library = await openLibrary();
  await library.apply();
  const entries = library.system.entries(catalogue);
  entries.delete('team-member:library/desk/ben');
  entries.set('team-member:library/stacks/ben', { role: 'maintainer' });
  tamper(library, 'member:library/cleo', { role: 'director' });
  library.edit({ 'organizations/library/kids.yaml': team('kids', ['cleo']) });

  expect((await library.apply()).status).toBe('applied');

  expect((await library.kinds()).slice(-3)).toEqual(['sync', 'intent', 'result']);
  const sync = (await library.entries()).at(-3);
  expect(sync?.entry.changes?.map(({ action, address }) => `${action} ${address}`)).toEqual([
    'update member:library/cleo',
    'delete team-member:library/desk/ben',
    'create team-member:library/stacks/ben',
  ]);
  const then = await (await library.ledger()).treeAt(sync?.commit ?? '');
  const drifted = (await then.readManaged(catalogue)).entries;
  expect(drifted.get('member:library/cleo')).toMatchObject({ role: 'director' });
  expect(drifted.has('team-member:library/desk/ben')).toBe(false);
  expect((await recorded(library)).entries).toEqual(library.system.entries(catalogue));
  expect(await library.planned()).toEqual([]);
});

test('no drift, no entry; a directory never drifts', async () => {
  for (const provider of ['memory', 'directory']) {
    const library = await openLibrary({
      ...start,
      'organizations/library/target.yaml': target('', 'catalogue', provider),
    });
    await library.apply();
    library.edit({ 'organizations/library/kids.yaml': team('kids', ['cleo']) });
    await library.apply();
    expect(await library.kinds()).toEqual(['publish', 'intent', 'result', 'intent', 'result']);
  }
});

test('a field that somebody else set is neither recorded nor planned away', async () => {
  const library = await openLibrary();
  await library.apply();
  tamper(library, desk, { description: 'Written at the desk itself' });
  library.edit({
    'organizations/library/desk.yaml': team(
      'desk',
      ['ben', 'cleo'],
      'displayName: Front desk',
      'bindings: [librarian]',
    ),
  });
  await library.apply();
  expect(library.system.entries(catalogue).get(desk)).toEqual({
    description: 'Written at the desk itself',
    displayName: 'Front desk',
  });
  expect((await recorded(library)).entries.get(desk)).toEqual({ displayName: 'Front desk' });
  expect(await library.planned()).toEqual([]);
  expect((await library.apply()).status).toBe('nothing-to-do');
});

test('what is adopted keeps the fields that the YAML does not speak of', async () => {
  const library = await openLibrary();
  library.system.put(catalogue, new Map([[desk, { description: 'Older than the YAML' }]]));
  await library.apply();
  expect(library.system.entries(catalogue).get(desk)).toEqual({ description: 'Older than the YAML' });
  expect((await recorded(library)).entries.get(desk)).toEqual({});
  expect(await library.planned()).toEqual([]);
});

test('a field let go of leaves the record', async () => {
  const library = await openLibrary();
  library.edit({
    'organizations/library/desk.yaml': team(
      'desk',
      ['ben'],
      'displayName: Front desk',
      'bindings: [librarian]',
    ),
  });
  await library.apply();
  library.edit({ 'organizations/library/desk.yaml': team('desk', ['ben'], 'bindings: [librarian]') });
  expect((await library.apply()).status).toBe('applied');
  expect((await recorded(library)).entries.get(desk)).toEqual({});
  expect((await library.apply()).status).toBe('nothing-to-do');
});

test('what vanished and is not declared any more is not owned when somebody makes it anew', async () => {
  const library = await openLibrary();
  await library.apply();
  const entries = library.system.entries(catalogue);
  entries.delete('team:library/stacks');
  entries.delete('team-member:library/stacks/cleo');
  library.edit({ 'organizations/library/stacks.yaml': null });
  expect((await library.apply()).status).toBe('applied');
  expect((await library.kinds()).slice(-2)).toEqual(['sync', 'result']);
  expect((await library.apply()).status).toBe('nothing-to-do');
  library.system.entries(catalogue).set('team:library/stacks', { displayName: 'Someone else’s' });
  expect(await library.planned()).toEqual([]);
});

test('what drifts while an apply is at work is recorded by the next, never with ours', async () => {
  const library = await openLibrary();
  await library.apply();
  library.edit({ 'organizations/library/kids.yaml': team('kids', ['cleo']) });
  await library.apply({ onOutcome: () => tamper(library, 'member:library/cleo', { role: 'director' }) });
  expect((await recorded(library)).entries.get('member:library/cleo')).toMatchObject({ role: 'reader' });
  expect((await library.apply()).status).toBe('applied');
  expect((await library.kinds()).slice(-3)).toEqual(['sync', 'intent', 'result']);
});
