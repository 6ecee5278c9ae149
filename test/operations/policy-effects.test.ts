import { expect, test } from 'vitest';
import { openLibrary, policy } from './library.ts';

const service = `apiVersion: bylaw/v1
kind: Service
name: books
actions: { read: {}, lend: { resources: [book] }, buy: {} }
resourceTypes: { book: "krn:a:books:{org_id}:*" }
`;
const file = 'organizations/library/lend-books.yaml';

test('a plan says which way another text of a policy goes, where that is certain', async () => {
  const library = await openLibrary();
  const effect = async (text: string) => {
    library.write({ [file]: text });
    const { plan, diagnostics } = await library.plan();
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    return plan?.sections[0]?.changes.find(({ address }) => address === 'policy:library/lend-books')?.effect;
  };
  const lends = policy('lend-books', 'books:lend');
  library.edit({ 'organizations/library/service.yaml': service });
  await library.apply();
  const denies = `${lends.trimEnd()}\n  - { effect: deny, actions: ["books:lend"], resources: ["krn:a:books:{org_id}:rare/*"] }\n`;
  expect(await effect(denies)).toBe('loss');
  expect(await effect(lends.replace('books:lend', 'books:lend", "books:buy'))).toBe('gain');
  expect(await effect(policy('lend-books', 'books:buy'))).toBe('both');
  expect(await effect(lends.replace('effect:', 'sid: Lend, effect:'))).toBe('none');
  library.commit('Name the statement');
  library.edit({ [file]: denies });
  await library.apply();
  expect(await effect(denies.replace('rare/*"]', 'rare/*", "krn:a:books:{org_id}:old/*"]'))).toBe('loss');
  expect(await effect(lends)).toBe('gain');
});
