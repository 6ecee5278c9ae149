import { expect, test } from 'vitest';
import { forget } from '../../src/operations/forget.ts';
import type { ForgetResult } from '../../src/operations/results.ts';
import type { Address } from '../../src/plan/address.ts';
import { renderForgetText } from '../../src/report/render-forget-text.ts';
import { catalogue, openLibrary, start, target, team, whileWriting } from './library.ts';

const folder = 'organizations/library';
const directory = { organization: 'library', target: 'directory' } as const;
const inDirectory = { ...start, [`${folder}/target.yaml`]: target('', 'directory', 'directory') };

test('one object is let go of, and the others stay', async () => {
  const library = await openLibrary(inDirectory);
  await library.apply();
  const before = await (await library.ledger()).readManaged(directory);
  const result = await forget(library.session(), { address: 'team:library/desk' });
  expect(result).toMatchObject({ objects: 1, stillDeclared: true });
  const after = await (await library.ledger()).readManaged(directory);
  expect([...before.owned].filter((address) => !after.owned.has(address))).toEqual(['team:library/desk']);
  expect(after.entries.size).toBe(before.entries.size);
});

test('an organization is let go of with everything in it; a directory keeps it, unmanaged', async () => {
  const library = await openLibrary(inDirectory);
  await library.apply();
  const before = await (await library.ledger()).readManaged(directory);
  const options = { address: 'organization:library', reason: 'the building is sold' };
  const result = await forget(library.session(), options);
  const ledger = await library.ledger();
  expect(result).toEqual({
    address: 'organization:library',
    ...directory,
    objects: before.owned.size,
    entry: { sequence: ledger.sequence, commit: ledger.tip },
    stillDeclared: true,
    settled: [],
    takenOver: null,
  });
  const after = await ledger.readManaged(directory);
  expect(after.owned.size).toBe(0);
  expect(new Set(after.entries.keys())).toEqual(new Set(before.entries.keys()));
  expect(ledger.latest?.event).toBe('forget organization:library and everything in it: the building is sold');
  await expect(forget(library.session(), options)).rejects.toMatchObject({ code: 'forget/not-managed' });
  // Still declared: the next apply takes it back.
  expect((await library.apply()).status).toBe('applied');
  expect((await (await library.ledger()).readManaged(directory)).owned).toEqual(before.owned);
});

test('a system that keeps its own state leaves the record, also once nothing declares it', async () => {
  const library = await openLibrary({
    ...start,
    [`${folder}/directory.yaml`]: target('', 'directory', 'directory'),
  });
  await library.apply();
  const kept = library.system.entries(catalogue).size;
  const { owned } = await (await library.ledger()).readManaged(catalogue);
  library.edit({ [`${folder}/target.yaml`]: null });
  const whole = { address: 'organization:library' };
  await expect(forget(library.session(), whole)).rejects.toMatchObject({
    code: 'source/unknown-target',
    hint: expect.stringContaining('catalogue, directory'),
  });
  const result = await forget(library.session(), { ...whole, target: 'catalogue' });
  expect(result).toMatchObject({ ...catalogue, objects: owned.size, stillDeclared: false });
  const after = await (await library.ledger()).readManaged(catalogue);
  expect(after.entries.size).toBe(0);
  expect(library.system.entries(catalogue).size).toBe(kept);
  // One target is left to choose.
  expect(await forget(library.session(), whole)).toMatchObject({ target: 'directory', stillDeclared: true });
});

test('where the target is not known any longer, nothing of the record is lost', async () => {
  const library = await openLibrary();
  await library.apply();
  const before = await (await library.ledger()).readManaged(catalogue);
  library.edit({ [`${folder}/target.yaml`]: target('', 'directory', 'directory') });
  await forget(library.session({ providers: new Map() }), { address: 'organization:library' });
  const after = await (await library.ledger()).readManaged(catalogue);
  expect(after.owned.size).toBe(0);
  expect(after.entries.size).toBe(before.entries.size);
});

test('what an apply left open is settled first, so that its result brings nothing back', async () => {
  const library = await openLibrary();
  await library.apply();
  library.edit({ [`${folder}/desk.yaml`]: team('desk', ['ben'], 'displayName: The desk') });
  let forgot: ForgetResult | undefined;
  const providers = whileWriting(library, async () => {
    if (forgot !== undefined) return;
    library.clock.now = '2026-09-01T08:31:00Z';
    forgot = await forget(library.session(), { address: 'team:library/desk' });
  });
  await expect(library.apply({}, { providers })).rejects.toMatchObject({ code: 'apply/fenced' });
  const kinds = ['publish', 'intent', 'result', 'intent', 'takeover', 'result', 'event'];
  expect(await library.kinds()).toEqual(kinds);
  expect(forgot?.entry.sequence).toBe(kinds.length);
  expect(forgot).toMatchObject({ takenOver: null, settled: [{ intent: 4, by: { sequence: 6 } }] });
  expect(renderForgetText(forgot as ForgetResult)).toMatch(
    /had no result to its intent 4: .*; recorded as entry 6 .*\nForgot /,
  );
  const { owned } = await (await library.ledger()).readManaged(catalogue);
  expect(owned.has('team:library/desk' as Address)).toBe(false);
});

test('what was settled is told where there is nothing to let go of', async () => {
  const library = await openLibrary();
  await library.apply();
  library.edit({ [`${folder}/kids.yaml`]: team('kids', ['cleo']) });
  library.system.inject({ diesAfter: { writes: 0, effect: true } });
  await expect(library.apply()).rejects.toMatchObject({ code: 'provider/disconnected' });
  library.clock.now = '2026-09-01T08:31:00Z';
  await expect(forget(library.session(), { address: 'team:library/nobody' })).rejects.toMatchObject({
    code: 'forget/not-managed',
    details: [expect.stringMatching(/had no result to its intent 4: 1 change found done/)],
  });
  const nobody = forget(library.session(), { address: 'team:library/nobody' });
  await expect(nobody).rejects.toMatchObject({ details: [] });
});

test('what is open of a target that is not known any longer is taken over, and stays open', async () => {
  const library = await openLibrary();
  await library.apply();
  library.edit({ [`${folder}/kids.yaml`]: team('kids', ['cleo']) });
  library.system.inject({ diesAfter: { writes: 0, effect: true } });
  await expect(library.apply()).rejects.toMatchObject({ code: 'provider/disconnected' });
  library.edit({ [`${folder}/target.yaml`]: target('', 'directory', 'directory') });
  const forgot = await forget(library.session({ providers: new Map() }), { address: 'organization:library' });
  expect(forgot).toMatchObject({ settled: [], takenOver: 4 });
  expect(renderForgetText(forgot)).toMatch(/^Intent 4 had no result and was taken over: .*\nForgot /);
  expect((await library.kinds()).slice(-3)).toEqual(['intent', 'takeover', 'event']);
  const ledger = await library.ledger();
  expect((await ledger.readManaged(catalogue)).owned.size).toBe(0);
  expect(await ledger.openIntent(catalogue)).toBeDefined();
});
