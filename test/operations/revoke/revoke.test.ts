import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decide } from '../../../src/access/decide.ts';
import { accessCheck } from '../../../src/operations/access/access-check.ts';
import { loadAccess } from '../../../src/operations/authorizer/load-access.ts';
import { type RevokeOptions, revoke } from '../../../src/operations/revoke/revoke.ts';
import { renderPlanText } from '../../../src/report/render-plan-text.ts';
import type { RevokeReport } from '../../../src/report/revoke/revoke-report.ts';
import {
  catalogue,
  changesOf,
  type Library,
  members,
  openLibrary,
  start,
  target,
  whileWriting,
} from '../library.ts';
import { branches } from '../remote/branches.ts';

/** Ben lends books by his team, which a service account and a token of his are in, too. */
const files: Readonly<Record<string, string>> = {
  ...start,
  'organizations/library/machines.yaml': `apiVersion: bylaw/v1
kind: ServiceAccount
name: sorter # of the returns
owner: member/cleo
---
apiVersion: bylaw/v1
kind: Token
name: scanner
owner: member/cleo
inherit: true
`,
};

const inDirectory = (more: Readonly<Record<string, string>> = files) => ({
  ...more,
  'organizations/library/target.yaml': target('', 'directory', 'directory'),
});

function revoking(
  library: Library,
  principal: string,
  more: Partial<RevokeOptions> = {},
): Promise<RevokeReport> {
  return revoke(library.session(), { principal, confirm: async () => true, ...more });
}

const memberFile = 'organizations/library/members.yaml';
const kept = (library: Library, path: string) => readFileSync(join(library.folder, path), 'utf8');

async function mayLend(library: Library, who: string): Promise<boolean> {
  const { access } = await loadAccess(library.session(), 'ledger', {});
  return (
    decide(access, { principal: who, action: 'books:lend', resource: '*' }, Date.parse(library.clock.now))
      .effect === 'allow'
  );
}

test.each([
  ['directory', inDirectory()],
  ['a system of its own', files],
])('takes all access at once, writes the edit, and holds what would give it back: %s', async (_, from) => {
  const library = await openLibrary(from);
  await library.apply();
  const applied = library.git('rev-parse', 'HEAD');
  expect(await mayLend(library, 'member/ben')).toBe(true);
  // Neither what is not committed nor what is invalid elsewhere is in the way.
  library.write({ 'organizations/library/half.yaml': 'kind: Team\nname: [' });
  const report = await revoking(library, 'ben', { reason: 'laptop stolen' });
  expect(report).toMatchObject({
    status: 'revoked',
    kind: 'member',
    name: 'ben',
    oversteps: [],
    byHand: null,
  });
  expect(report.targets).toMatchObject([{ is: 'revoked' }]);
  expect(report.edit?.diff).toContain('+  - {name: ben, email: ben@library.example, status: suspended}');
  expect(await mayLend(library, 'member/ben')).toBe(false);
  const [emergency] = (await library.entries()).filter(({ entry }) => entry.kind === 'emergency');
  expect(emergency?.entry).toMatchObject({
    event: 'revoke member:library/ben: laptop stolen',
    at: library.clock.now,
    actor: { name: 'Ada Lund' },
  });
  if (from === files)
    expect(library.system.entries(catalogue).get('member:library/ben')).toMatchObject({
      status: 'suspended',
    });
  library.git('rm', '--quiet', '--cached', '-r', '--ignore-unmatch', 'organizations/library/half.yaml');
  library.git('clean', '--quiet', '--force', 'organizations');
  library.git('stash', '--quiet');

  // Whoever applies the old commit gives nothing back.
  const { plan } = await library.plan();
  expect(changesOf(plan)).toEqual([]);
  const text = renderPlanText(plan ?? never());
  expect(text).toContain(`held: revoked in an emergency at ${library.clock.now} by Ada Lund: entry `);
  expect(text).toContain('(laptop stolen)');
  expect((await library.apply()).status).toBe('nothing-to-do');
  expect((await library.plan({ offline: true })).plan?.sections[0]?.revoked).toHaveLength(1);
  // Nor under another name, nor with other changes beside it.
  const renamed = kept(library, memberFile).replace('{name: ben', '{name: benno, previously: [ben]');
  library.edit({
    [memberFile]: renamed,
    'organizations/library/desk.yaml': kept(library, 'organizations/library/desk.yaml').replace(
      'ben',
      'benno',
    ),
  });
  const beside = await library.apply();
  expect(beside.status).toBe('applied');
  expect(beside.sections[0]?.outcomes.filter(({ status }) => status === 'held')).toMatchObject([
    { address: 'member:library/benno', message: expect.stringContaining('revoked in an emergency') },
  ]);
  expect(await mayLend(library, 'member/benno')).toBe(false);
  library.git('revert', '--no-edit', 'HEAD');
  await library.apply();
  expect(await mayLend(library, 'member/ben')).toBe(false);

  // The edit ends it, and giving access again is an ordinary change since.
  library.git('stash', 'pop', '--quiet');
  library.commit('Suspend ben');
  expect((await library.plan()).plan?.sections[0]).toMatchObject({
    settles: ['member:library/ben'],
    changes: [],
  });
  expect((await library.apply()).status).toBe('applied');
  expect((await library.ledger()).files.size).toBeGreaterThan(0);
  expect([...(await library.ledger()).files.keys()].filter((path) => path.includes('/emergency/'))).toEqual(
    [],
  );
  expect((await library.apply()).status).toBe('nothing-to-do');
  library.edit({ [memberFile]: members('ada', 'ben', 'cleo') });
  expect(await library.planned()).toEqual(['update member:library/ben']);
  await library.apply();
  expect(await mayLend(library, 'member/ben')).toBe(true);
  // An old workflow that runs again is a rollback, as ever.
  library.git('checkout', '--quiet', applied);
  expect((await library.apply()).status).not.toBe('applied');
});

function never(): never {
  throw new Error('nothing was planned');
}

test('a service account and a token, by their names; twice is once', async () => {
  const library = await openLibrary(inDirectory());
  await library.apply();
  expect(await revoking(library, 'sorter')).toMatchObject({ kind: 'service-account', status: 'revoked' });
  expect(await revoking(library, 'token/scanner')).toMatchObject({ kind: 'token', status: 'revoked' });
  expect(kept(library, 'organizations/library/machines.yaml')).toBe(
    (files['organizations/library/machines.yaml'] ?? '')
      .replace('owner: member/cleo\n---', 'owner: member/cleo\nstatus: suspended\n---')
      .replace('inherit: true\n', 'inherit: true\nrevoked: true\n'),
  );
  const before = library.git('rev-parse', 'bylaw/ledger');
  expect(await revoking(library, 'token/scanner')).toMatchObject({
    targets: [{ is: 'already' }],
    edit: null,
    byHand: null,
  });
  expect(library.git('rev-parse', 'bylaw/ledger')).toBe(before);
  const { plan } = await library.plan();
  expect(plan?.sections[0]?.settles).toEqual(['service-account:library/sorter', 'token:library/scanner']);
});

test('says whom it does not know, and stops for the only owner and for an answer', async () => {
  const library = await openLibrary(inDirectory());
  await expect(revoking(library, 'ben')).rejects.toMatchObject({ code: 'revoke/unknown-principal' });
  await library.apply();
  const before = library.git('rev-parse', 'bylaw/ledger');
  await expect(revoking(library, 'bem')).rejects.toMatchObject({
    code: 'revoke/unknown-principal',
    hint: 'did you mean `ben`?',
  });
  await expect(revoking(library, 'team/desk')).rejects.toMatchObject({ code: 'revoke/unknown-principal' });
  await expect(revoking(library, 'ada')).rejects.toMatchObject({
    code: 'revoke/last-owner',
    hint: expect.stringContaining('--even-owner'),
  });
  expect(await revoking(library, 'ben', { confirm: async () => false })).toMatchObject({
    status: 'declined',
  });
  expect(library.git('rev-parse', 'bylaw/ledger')).toBe(before);
  expect(library.git('status', '--porcelain')).toBe('');
  const owner = await revoking(library, 'ada', { evenOwner: true });
  expect(owner.oversteps).toEqual(['they are who runs this']);
  expect(owner.mistakes.join(' ')).toContain('owner');
  const check = { principal: 'member/ada', action: 'books:buy', resource: '*' };
  expect((await loadAccess(library.session(), 'ledger', {})).version.sequence).toBeGreaterThan(0);
  await expect(accessCheck(library.session(), check)).rejects.toMatchObject({ code: 'access/invalid-files' });
});

test.each([
  ['directory', inDirectory()],
  ['a system of its own', files],
])('takes over an apply that is at work, which then gives nothing: %s', async (_, from) => {
  const library = await openLibrary(from);
  await library.apply();
  library.edit({
    [memberFile]: members('ada', 'ben', 'cleo').replace(
      '{name: ben, email: ben@library.example}',
      '{name: ben, email: ben@library.example, bindings: [librarian]}',
    ),
    'organizations/library/more.yaml': 'apiVersion: bylaw/v1\nkind: Team\nname: more\nmembers: [ben]\n',
  });
  let revoked = false;
  const providers = whileWriting(library, async () => {
    if (revoked) return;
    revoked = true;
    await revoking(library, 'ben');
  });
  await expect(library.apply({}, { providers })).rejects.toMatchObject({ code: 'apply/fenced' });
  library.git('checkout', '--quiet', '--', '.');
  expect(await mayLend(library, 'member/ben')).toBe(false);
  await library.apply();
  expect(await library.planned()).toEqual([]);
  expect(await mayLend(library, 'member/ben')).toBe(false);
});

test('another clone sees it by the remote at once, and holds it back', async () => {
  const { main, other } = await branches(inDirectory());
  await main.apply();
  await revoking(main, 'ben');
  const { plan } = await other.plan();
  expect(changesOf(plan)).toEqual([]);
  expect(plan?.sections[0]?.revoked).toHaveLength(1);
  expect((await other.apply()).status).toBe('nothing-to-do');
  expect(await mayLend(other, 'member/ben')).toBe(false);
});

test('where it cannot be taken it is marked, and the next apply of any commit takes it', async () => {
  const library = await openLibrary(files);
  await library.apply();
  const failed = { status: 'partly-failed', targets: [{ is: 'failed', entry: 4 }] };
  library.system.inject({ refusedReads: true });
  expect(await revoking(library, 'ben')).toMatchObject(failed);
  library.system.inject({ diesAfter: { writes: 0, effect: false } });
  expect(await revoking(library, 'ben')).toMatchObject(failed);
  library.git('checkout', '--quiet', '--', '.');
  library.system.inject({});
  expect(await library.planned()).toEqual(['update member:library/ben']);
  expect((await library.apply()).status).toBe('applied');
  expect(library.system.entries(catalogue).get('member:library/ben')).toMatchObject({ status: 'suspended' });
  expect((await library.plan()).plan?.sections[0]).toMatchObject({
    changes: [],
    revoked: [{ by: 'Ada Lund' }],
  });
  // And once more by hand: only the edit is left to make.
  expect(await revoking(library, 'ben')).toMatchObject({ status: 'revoked', targets: [{ is: 'already' }] });
  expect(library.git('diff', '--numstat')).toBe(`1\t1\t${memberFile}`);
});
