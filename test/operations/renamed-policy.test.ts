import { expect, it } from 'vitest';
import { members, openLibrary, policy, start } from './library.ts';

const roles = (policies: string) =>
  `${start['organizations/library/roles.yaml']}`.replace('[lend-books]', policies);

it('a renamed policy keeps its meaning, and no pin of it comes to mean another text', async () => {
  const library = await openLibrary();
  await library.apply();
  library.edit({ 'organizations/library/lend-books.yaml': policy('lend-books', 'books:buy') });
  await library.apply();

  const renamed = {
    'organizations/library/lend-books.yaml': null,
    'organizations/library/lending.yaml': policy('lending', 'books:buy', 'previously: [lend-books]'),
  };
  library.edit({ ...renamed, 'organizations/library/roles.yaml': roles('[lending@1]') });
  const pinned = await library.plan();
  expect(pinned.plan).toBeUndefined();
  expect(pinned.diagnostics.map(({ code }) => code)).toContain('plan/unpublished-pin');

  library.edit({ 'organizations/library/roles.yaml': roles('[lending]') });
  const { plan } = await library.plan();
  const [section] = plan?.sections ?? [];
  expect(section?.findings.map(({ code }) => code)).toEqual(['plan/policy-renamed']);
  expect(section?.changes.filter(({ action }) => action === 'delete' || action === 'create')).toEqual([]);
  expect((await library.apply()).status).toBe('applied');

  const histories = await (await library.ledger()).policyHistories('library');
  expect(histories.get('lend-books')).toMatchObject({
    versions: [{ version: 1 }, { version: 2 }],
    deletedAfter: [2],
  });
  expect(histories.get('lending')).toMatchObject({ versions: [{ version: 1 }], deletedAfter: [] });
  expect((await library.plan()).plan?.sections).toMatchObject([{ changes: [], publishes: [], findings: [] }]);

  library.edit({ 'organizations/library/members.yaml': members('ada', 'ben', 'cleo', 'di') });
  expect((await library.apply()).status).toBe('applied');
});
