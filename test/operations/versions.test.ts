import { expect, test } from 'vitest';
import type { Session } from '../../src/operations/session.ts';
import { memoryProvider } from '../../src/providers/memory/memory-provider.ts';
import { catalogue, type Library, openLibrary, policy, start } from './library.ts';

const file = 'organizations/library/lend-books.yaml';
const roles = start['organizations/library/roles.yaml'] ?? '';

async function published(library: Library): Promise<readonly string[]> {
  return (await library.entries()).flatMap(({ entry }) =>
    (entry.published ?? []).map((each) => `${each.policy}@${each.version}`),
  );
}

test('a role pins a version that is published; what is published later does not move it', async () => {
  const library = await openLibrary();
  await library.apply();
  library.edit({ [file]: policy('lend-books', 'books:buy') });
  await library.apply();
  library.edit({ 'organizations/library/roles.yaml': roles.replace('[lend-books]', '["lend-books@2"]') });
  expect((await library.apply()).status).toBe('applied');
  library.edit({ [file]: policy('lend-books', 'books:read') });
  expect((await library.apply()).status).toBe('applied');
  expect(await published(library)).toEqual(['lend-books@1', 'lend-books@2', 'lend-books@3']);
  expect(library.system.entries(catalogue).get('role:library/librarian')).toMatchObject({
    policies: ['lend-books@2'],
  });
});

test('a version that is not published yet cannot be pinned', async () => {
  const library = await openLibrary();
  await library.apply();
  library.edit({
    [file]: policy('lend-books', 'books:buy'),
    'organizations/library/roles.yaml': roles.replace('[lend-books]', '["lend-books@2"]'),
  });
  const result = await library.apply();
  expect(result.status).toBe('invalid');
  expect(result.diagnostics).toEqual([
    expect.objectContaining({ code: 'plan/unpublished-pin', message: expect.stringContaining('version 2') }),
  ]);
  expect(await published(library)).toEqual(['lend-books@1']);
});

test('published, and died before the intent: the next apply publishes nothing more', async () => {
  const library = await openLibrary();
  const dying = (): Partial<Session> => {
    let readings = 0;
    const memory = memoryProvider(library.system);
    return {
      providers: new Map([
        [
          'memory',
          (context) => {
            const provider = memory(context);
            return {
              ...provider,
              reader: {
                async read(scope) {
                  readings += 1;
                  // The first reading is for the plan, the second just before the intent.
                  if (readings === 2) library.system.inject({ refusedReads: true });
                  return provider.reader.read(scope);
                },
              },
            };
          },
        ],
      ]),
    };
  };
  await expect(library.apply({}, dying())).rejects.toMatchObject({ code: 'provider/unreadable' });
  library.system.inject({});
  expect(await library.kinds()).toEqual(['publish']);
  expect((await library.apply()).status).toBe('applied');
  expect(await library.kinds()).toEqual(['publish', 'intent', 'result']);
  expect(await published(library)).toEqual(['lend-books@1']);
});

test('a deleted policy leaves a tombstone only where it is really deleted', async () => {
  const library = await openLibrary();
  await library.apply();
  library.edit({
    [file]: null,
    'organizations/library/roles.yaml': roles.replace(
      'policies: [lend-books]',
      'permissions: ["books:lend"]',
    ),
  });
  const tombs = async () =>
    (await (await library.ledger()).policyHistories('library')).get('lend-books')?.deletedAfter;
  await library.apply({ only: ['role:library/librarian'] });
  expect(await tombs()).toEqual([]);
  await library.apply({ holdRemovals: true });
  expect(await tombs()).toEqual([]);
  await library.apply();
  expect(await tombs()).toEqual([1]);
  library.edit({ [file]: start[file] ?? '' });
  await library.apply();
  expect(await published(library)).toEqual(['lend-books@1', 'lend-books@2']);
  expect(await library.planned()).toEqual([]);
});

test('a policy that the target refused to delete is not buried', async () => {
  const library = await openLibrary();
  await library.apply();
  library.edit({
    [file]: null,
    'organizations/library/roles.yaml': roles.replace(
      'policies: [lend-books]',
      'permissions: ["books:lend"]',
    ),
  });
  library.system.inject({ refusedWrites: new Map([['policy:library/lend-books', 'still on loan']]) });
  expect((await library.apply()).status).toBe('partly-failed');
  library.edit({ [file]: start[file] ?? '' });
  library.system.inject({});
  await library.apply();
  expect(await library.planned()).toEqual([]);
  expect((await library.apply()).status).toBe('nothing-to-do');
});
