import { expect, test } from 'vitest';
import { decide } from '../../src/access/decide.ts';
import type { RecordedState } from '../../src/audit/recorded-state.ts';
import { loadAccess } from '../../src/operations/authorizer/load-access.ts';
import { forget } from '../../src/operations/forget.ts';
import { type RevokeOptions, revoke } from '../../src/operations/revoke/revoke.ts';
import { memoryProvider } from '../../src/providers/memory/memory-provider.ts';
import type { MemorySystem } from '../../src/providers/memory/memory-system.ts';
import type { ProviderFactory } from '../../src/providers/provider-factory.ts';
import { providers } from '../../src/providers/registry.ts';
import { observes, projectOnClub, terms } from '../plan/words/club.ts';
import { catalogue, type Library, members, openLibrary, start, team } from './library.ts';

/** The catalogue as a club: it has words of its own, and gives every member a number. */
function club(system: MemorySystem): ProviderFactory {
  return (context) => {
    const memory = memoryProvider(system)(context);
    return {
      ...memory,
      capabilities: { ...memory.capabilities, observes },
      project: projectOnClub,
      terms,
      estimate: (changes) => ({ requests: 2 * changes.length, seconds: 3 * changes.length }),
      openWriter(scope, actual) {
        const writer = memory.openWriter(scope, actual);
        return {
          ...writer,
          async write(change) {
            const outcome = await writer.write(change);
            const entries = system.entries(scope);
            const value = entries.get(change.address);
            if (change.action === 'create' && change.address.startsWith('member:') && value !== undefined)
              entries.set(change.address, { ...value, account: system.written.length });
            return outcome;
          },
        };
      },
    };
  };
}

const files: Readonly<Record<string, string>> = {
  ...start,
  'organizations/library/roles.yaml': `${start['organizations/library/roles.yaml']}  - {name: write, permissions: ["books:read"]}\n`,
  'organizations/library/desk.yaml': team(
    'desk',
    ['ben'],
    'bindings: [reader, {role: write, on: ["krn:library:books:main:shelf"]}]',
  ),
};

async function openClub(): Promise<Library> {
  const library = await openLibrary(files);
  const session = library.session;
  const registry = () => new Map([...providers, ['memory', club(library.system)] as const]);
  return { ...rebind(library, registry, session) };
}

/** The same library whose commands see the club. */
function rebind(library: Library, registry: () => typeof providers, session: Library['session']): Library {
  return {
    ...library,
    session: (over) => session({ providers: registry(), ...over }),
    plan: (request, over) => library.plan(request, { providers: registry(), ...over }),
    planned: (request, over) => library.planned(request, { providers: registry(), ...over }),
    apply: (options, over) => library.apply(options, { providers: registry(), ...over }),
  };
}

async function recorded(library: Library): Promise<RecordedState> {
  return (await library.ledger()).readManaged(catalogue);
}

function revoking(library: Library, principal: string, more: Partial<RevokeOptions> = {}) {
  return revoke(library.session(), { principal, confirm: async () => true, ...more });
}

test('what is applied in other words is recorded with what the system shows, and plans to nothing', async () => {
  const library = await openClub();
  const steps: string[] = [];
  const progress = { step: (message: string) => void steps.push(message) };
  const applied = await library.apply({}, { progress });
  expect(applied.status).toBe('applied');
  const { entries } = await recorded(library);
  expect(entries).toEqual(library.system.entries(catalogue));
  expect(entries.get('member:library/ben')).toEqual({ role: 'member', account: expect.any(Number) });
  expect([...entries.keys()].filter((address) => address.startsWith('repository-permission:'))).toEqual([
    'repository-permission:library/desk/krn:library:books:main:shelf',
  ]);
  expect(steps).toContain(
    `applying library/catalogue: 3 of ${applied.plan?.sections[0]?.changes.length}, about ${3 * ((applied.plan?.sections[0]?.changes.length ?? 0) - 3)} s left`,
  );
  expect(await library.planned()).toEqual([]);
  expect(await library.planned({ offline: true })).toEqual([]);
  expect(await library.kinds()).not.toContain('sync');
});

test('a plan against another commit shows what the files change, and reads nothing', async () => {
  const library = await openClub();
  await library.apply();
  library.edit({ 'organizations/library/stacks.yaml': team('stacks', ['cleo', 'ben']) });
  library.system.inject({ refusedReads: true });
  expect(await library.planned({ against: 'HEAD~1' })).toEqual(['create team-member:library/stacks/ben']);
  expect(await library.planned({ offline: true })).toEqual(['create team-member:library/stacks/ben']);
});

test('what an apply that died left open is settled by looking, but for what is only seen', async () => {
  for (const writes of [0, 3, 6]) {
    const library = await openClub();
    library.system.inject({ diesAfter: { writes, effect: true } });
    await expect(library.apply()).rejects.toMatchObject({ code: 'provider/disconnected' });
    library.system.inject({});
    expect((await library.apply()).status).toBe('applied');
    expect((await recorded(library)).entries).toEqual(library.system.entries(catalogue));
    expect(await library.planned()).toEqual([]);
  }
});

test('an emergency removes whoever cannot be suspended there, with their places, and holds that', async () => {
  const library = await openClub();
  await library.apply();
  expect((await revoking(library, 'ben', { reason: 'lost laptop' })).status).toBe('revoked');
  const left = [...library.system.entries(catalogue).keys()];
  expect(left.filter((address) => address.endsWith('/ben'))).toEqual(['team-member:library/desk/ben']);
  expect(
    [...(await recorded(library)).entries.keys()].filter((address) => address === 'member:library/ben'),
  ).toEqual([]);
  library.git('checkout', '--quiet', '.');
  const again = await library.plan();
  expect(again.plan?.sections[0]?.revoked).toHaveLength(1);
  expect(await library.planned()).toEqual(['delete team-member:library/desk/ben']);
});

test('the last owner there is not revoked by mistake', async () => {
  const library = await openClub();
  await library.apply();
  await expect(revoking(library, 'ada')).rejects.toMatchObject({ code: 'revoke/last-owner' });
  expect((await revoking(library, 'ada', { evenOwner: true })).status).toBe('revoked');
  expect(library.system.entries(catalogue).has('member:library/ada')).toBe(false);
});

test('who is let go of there stays, and is not recorded any longer', async () => {
  const library = await openClub();
  await library.apply();
  await forget(library.session(), { address: 'team:library/desk' });
  expect(library.system.entries(catalogue).has('team:library/desk')).toBe(true);
  expect([...(await recorded(library)).entries.keys()].some((address) => address.includes('/desk'))).toBe(
    false,
  );
});

test('access on a day is that of the commit applied then, and not read out of a record in other words', async () => {
  const library = await openClub();
  await library.apply();
  library.clock.now = '2026-09-02T08:00:00Z';
  library.edit({
    'organizations/library/members.yaml': members('ada', 'ben'),
    'organizations/library/stacks.yaml': team('stacks', []),
  });
  await library.apply();
  const { access } = await loadAccess(library.session(), 'ledger', {});
  const now = Date.parse(library.clock.now);
  const asked = { principal: 'member/ben', action: 'books:read', resource: '*' };
  expect(decide(access, asked, now).effect).toBe('allow');
});
