import { expect, test } from 'vitest';
import { BylawError } from '../../src/diagnostic/bylaw-error.ts';
import type { Change } from '../../src/plan/plan.ts';
import type { ProviderFactory } from '../../src/providers/provider-factory.ts';
import type { ProviderRegistry } from '../../src/providers/registry.ts';
import { catalogue, type Library, members, openLibrary } from './library.ts';

/** The library's catalogue, which refuses what it is asked to prepare. */
function refusing(library: Library, asked: (readonly Change[])[]): ProviderRegistry {
  const { providers = new Map<string, ProviderFactory>() } = library.session();
  const memory = providers.get('memory');
  if (memory === undefined) throw new Error('the library has no memory');
  return new Map([
    ...providers,
    [
      'memory',
      (context) => ({
        ...memory(context),
        async prepare(_scope: typeof catalogue, changes: readonly Change[]) {
          asked.push(changes);
          throw new BylawError('provider/unreadable', 'the token may not write');
        },
      }),
    ],
  ]);
}

test('what a target refuses before it is written to leaves the ledger and the target as they were, and nobody asked', async () => {
  const library = await openLibrary();
  await library.apply();
  const kinds = await library.kinds();
  library.edit({ 'organizations/library/members.yaml': members('ada', 'ben', 'cleo', 'dora') });
  const asked: (readonly Change[])[] = [];
  const providers = refusing(library, asked);
  let confirmed = false;
  const applying = library.apply({ confirm: async () => (confirmed = true) }, { providers });
  await expect(applying).rejects.toThrow('the token may not write');
  expect(asked.flat().map(({ address }) => address)).toContain('member:library/dora');
  expect(confirmed).toBe(false);
  expect(await library.kinds()).toEqual(kinds);
  expect(library.system.entries(catalogue).has('member:library/dora')).toBe(false);
});

test('a target that nothing changes is not asked to prepare', async () => {
  const library = await openLibrary();
  await library.apply();
  const asked: (readonly Change[])[] = [];
  expect((await library.apply({}, { providers: refusing(library, asked) })).status).toBe('nothing-to-do');
  expect(asked).toEqual([]);
});
