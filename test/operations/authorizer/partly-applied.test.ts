import { describe, expect, it } from 'vitest';
import { accessCheck } from '../../../src/operations/access/access-check.ts';
import type { AccessSnapshot } from '../../../src/operations/authorizer/authorizer.ts';
import { authorizerOf } from '../../../src/operations/authorizer/authorizer-of.ts';
import { loadAccess } from '../../../src/operations/authorizer/load-access.ts';
import { type Library, openLibrary, policy, start, team } from '../library.ts';

type Files = Readonly<Record<string, string>>;
const folder = 'organizations/library';
const { [`${folder}/target.yaml`]: _, ...onDirectory } = start;
const now = Date.parse('2026-09-02T00:00:00Z');

/** What the ledger says, and what the files say that were last committed. */
function enforced(library: Library): Promise<AccessSnapshot> {
  return authorizerOf(() => loadAccess(library.session(), 'ledger', {}), { clock: () => now });
}

function document(kind: string, ...lines: readonly string[]): string {
  return `apiVersion: bylaw/v1\nkind: ${kind}\n${lines.join('\n')}\n`;
}

const more: Files = {
  ...onDirectory,
  [`${folder}/service.yaml`]: document(
    'Service',
    'name: books',
    'actions: {read: {resources: [shelf]}, lend: {resources: [shelf]}, buy: {resources: [shelf]}}',
    'resourceTypes: {shelf: "krn:library:books:{org_id}:shelf/*"}',
  ),
  [`${folder}/hall.yaml`]: document(
    'Zone',
    'name: hall',
    'resources: ["krn:library:books:{org_id}:shelf/hall/*"]',
  ),
  [`${folder}/keeper.yaml`]: document(
    'Role',
    'name: keeper',
    'permissions: ["books:buy"]',
    'policies: [lend-books]',
  ),
  [`${folder}/dora.yaml`]: document(
    'Member',
    'name: dora',
    'email: dora@library.example',
    'bindings: [keeper]',
  ),
  [`${folder}/robot.yaml`]: document(
    'ServiceAccount',
    'name: robot',
    'owner: member/ada',
    'bindings: [librarian]',
  ),
  [`${folder}/key.yaml`]: document('Token', 'name: key', 'owner: member/dora', 'inherit: true'),
  [`${folder}/night.yaml`]: team('night', ['dora'], 'parent: stacks'),
};

/** Each edits one document, by its address; null takes it away. */
const edits: Readonly<Record<string, Readonly<Record<string, string | null>>>> = {
  'policy:library/lend-books': { [`${folder}/lend-books.yaml`]: policy('lend-books', 'books:buy') },
  'zone:library/hall': {
    [`${folder}/hall.yaml`]: document(
      'Zone',
      'name: hall',
      'isolated: true',
      'resources: ["krn:library:books:{org_id}:shelf/hall/*"]',
    ),
  },
  'token:library/key': {
    [`${folder}/key.yaml`]: document(
      'Token',
      'name: key',
      'owner: member/dora',
      'inherit: true',
      'revoked: true',
    ),
  },
  'team:library/stacks': {
    [`${folder}/stacks.yaml`]: team('stacks', ['cleo', 'dora'], 'bindings: [librarian]'),
  },
  'team:library/night': { [`${folder}/night.yaml`]: null },
  'member:library/dora': {
    [`${folder}/dora.yaml`]: document(
      'Member',
      'name: dora',
      'email: dora@library.example',
      'status: suspended',
    ),
  },
};

describe('what was applied of a commit in part', () => {
  it('is what is enforced: a binding that was left out gives nothing', async () => {
    const library = await openLibrary(onDirectory);
    await library.apply();
    library.edit({
      [`${folder}/kids.yaml`]: team('kids', []),
      [`${folder}/stacks.yaml`]: team('stacks', ['cleo'], 'bindings: [librarian]'),
    });
    expect((await library.apply({ only: ['team:library/kids'] })).status).toBe('applied');
    const lends = { principal: 'member/cleo', action: 'books:lend' };
    const snapshot = await enforced(library);
    expect(snapshot.isAllowed(lends)).toBe(false);
    const asked = await accessCheck(library.session(), { ...lends, at: library.clock.now });
    expect(asked).toMatchObject({ decision: 'deny', basis: { files: { is: 'ledger', complete: false } } });
    await library.apply();
    expect((await enforced(library)).isAllowed(lends)).toBe(true);
  });

  it('leaves the version in force that the target has, though the next is published', async () => {
    const library = await openLibrary();
    await library.apply();
    library.edit({ [`${folder}/lend-books.yaml`]: policy('lend-books', 'books:buy') });
    library.system.inject({ refusedWrites: new Map([['policy:library/lend-books', 'the room is closed']]) });
    expect((await library.apply()).status).toBe('partly-failed');
    const snapshot = await enforced(library);
    const allowed = (action: string) => snapshot.isAllowed({ principal: 'member/ben', action });
    expect([allowed('books:lend'), allowed('books:buy')]).toEqual([true, false]);
  });

  it('is the commit before with the documents that were applied', async () => {
    const [inPart, whole] = [await openLibrary(more), await openLibrary(more)];
    const options = { allow: ['lost-access'] };
    for (const library of [inPart, whole]) expect((await library.apply(options)).status).toBe('applied');
    inPart.edit(Object.assign({}, ...Object.values(edits)));
    const seen = new Set<string>();
    for (const [address, edit] of Object.entries(edits)) {
      expect((await inPart.apply({ ...options, only: [address] })).status, address).toBe('applied');
      whole.edit(edit);
      expect((await whole.apply(options)).status, address).toBe('applied');
      const allowed = allowedBy(await enforced(whole));
      expect(allowedBy(await enforced(inPart)), address).toEqual(allowed);
      seen.add(allowed.join());
    }
    expect(seen.size).toBe(Object.keys(edits).length);
  });
});

const principals = ['ada', 'ben', 'cleo', 'dora'].map((name) => `member/${name}`);
const others = ['service-account/robot', 'token/key', 'team/desk', 'team/stacks', 'team/night'];
const shelves = ['hall/1', 'attic/1'].map((shelf) => `krn:library:books:library:shelf/${shelf}`);

function allowedBy(snapshot: AccessSnapshot): readonly string[] {
  const requests = ['read', 'lend', 'buy'].flatMap((action) =>
    shelves.map((resource) => ({ action: `books:${action}`, resource })),
  );
  return [...principals, ...others].flatMap((principal) =>
    requests
      .filter((request) => snapshot.isAllowed({ principal, ...request }))
      .map(({ action, resource }) => `${principal} ${action} ${resource}`),
  );
}
