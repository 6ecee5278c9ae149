import { describe, expect, test } from 'vitest';
import { forget } from '../../src/operations/forget.ts';
import { catalogue, openLibrary, policy, start, target, team, whileWriting } from './library.ts';

const found = 'team:library/friends';
const friends = { displayName: 'Friends of the library' };

describe('an object that Bylaw did not make', () => {
  test('is left alone by an additive target, and adopted without a change once declared', async () => {
    const library = await openLibrary();
    await library.apply();
    library.system.entries(catalogue).set(found, friends);
    expect(await library.planned()).toEqual([]);
    library.edit({
      'organizations/library/friends.yaml': team('friends', [], 'displayName: Friends of the library'),
    });
    expect(await library.planned()).toEqual([]);
    expect((await library.plan()).plan?.sections[0]?.adopts).toEqual([found]);
    expect((await library.apply()).status).toBe('applied');
    expect((await (await library.ledger()).readManaged(catalogue)).owned.has(found)).toBe(true);
    expect((await library.apply()).status).toBe('nothing-to-do');
    library.edit({ 'organizations/library/friends.yaml': null });
    expect(await library.planned()).toEqual([`delete ${found}`]);
  });

  test('is removed by a strict one', async () => {
    const library = await openLibrary({
      ...start,
      'organizations/library/target.yaml': target('mode: strict'),
    });
    await library.apply();
    library.system.entries(catalogue).set(found, friends);
    expect(await library.planned()).toEqual([`delete ${found}`]);
    expect((await library.apply()).status).toBe('applied');
    expect(library.system.entries(catalogue).has(found)).toBe(false);
    expect(await library.planned()).toEqual([]);
  });
});

describe.each(['memory', 'directory'])('what is let go of in a %s target', (provider) => {
  const files = { ...start, 'organizations/library/target.yaml': target('', 'catalogue', provider) };
  const stacks = 'team:library/stacks';

  test('stays as it is, and is adopted again where it is declared', async () => {
    const library = await openLibrary(files);
    await library.apply();
    library.edit({ 'organizations/library/stacks.yaml': null });
    expect(await forget(library.session(), { address: stacks, reason: 'the archive runs it' })).toMatchObject(
      {
        stillDeclared: false,
      },
    );
    expect(await library.planned()).toEqual([]);
    expect((await library.apply()).status).toBe('nothing-to-do');
    if (provider === 'memory') expect(library.system.entries(catalogue).has(stacks)).toBe(true);
    library.edit({ 'organizations/library/stacks.yaml': team('stacks', ['cleo']) });
    expect(await library.planned()).toEqual([]);
    expect((await library.apply()).status).toBe('applied');
    expect(await library.planned()).toEqual([]);
    expect((await (await library.ledger()).readManaged(catalogue)).owned.has(stacks)).toBe(true);
  });

  test('is not let go of while an apply is at work', async () => {
    const library = await openLibrary(files);
    await library.apply();
    library.edit({ 'organizations/library/kids.yaml': team('kids', ['cleo']) });
    let refused: unknown;
    const providers = whileWriting(library, async () => {
      refused = await forget(library.session(), { address: stacks }).catch((error: unknown) => error);
    });
    expect((await library.apply({}, { providers })).status).toBe('applied');
    expect(refused).toMatchObject({ code: 'apply/running' });
  });
});

test('a target that is not enabled is neither planned nor applied, nor is its provider asked for', async () => {
  const library = await openLibrary({
    ...start,
    'organizations/library/website.yaml': target('enabled: false', 'website', 'github'),
  });
  expect((await library.plan()).plan?.sections.map(({ target: name }) => name)).toEqual(['catalogue']);
  expect((await library.apply()).status).toBe('applied');
});

test('two targets of an organization publish once, and each records its own', async () => {
  const library = await openLibrary({
    ...start,
    'organizations/library/app.yaml': target('', 'website', 'directory'),
  });
  const result = await library.apply();
  expect(result.sections.map(({ target: name }) => name)).toEqual(['catalogue', 'website']);
  expect(await library.kinds()).toEqual(['publish', 'intent', 'result', 'intent', 'result']);
  library.edit({ 'organizations/library/lend-books.yaml': policy('lend-books', 'books:buy') });
  await library.apply({ targets: ['website'] });
  expect((await library.kinds()).slice(5)).toEqual(['publish', 'intent', 'result']);
  expect(await library.planned()).toEqual(['update policy:library/lend-books']);
  await library.apply();
  expect((await library.kinds()).slice(8)).toEqual(['intent', 'result']);
  expect((await library.apply()).status).toBe('nothing-to-do');
});

test('one target that fails does not keep the other from being applied', async () => {
  const library = await openLibrary({
    ...start,
    'organizations/library/app.yaml': target('', 'website', 'directory'),
  });
  library.system.inject({ refusedWrites: new Map([['team:library/desk', 'closed']]) });
  const result = await library.apply();
  expect(result.status).toBe('partly-failed');
  const website = result.sections.find((section) => section.target === 'website');
  expect(website?.outcomes.every(({ status }) => status === 'applied')).toBe(true);
});
