import { expect, test } from 'vitest';
import { accessShow } from '../../../src/operations/access/access-show.ts';
import { auditShow } from '../../../src/operations/audit-show.ts';
import { loadAccess } from '../../../src/operations/authorizer/load-access.ts';
import { doctor } from '../../../src/operations/doctor.ts';
import { ledgerSync } from '../../../src/operations/ledger-sync.ts';
import { log } from '../../../src/operations/log.ts';
import { testAccess } from '../../../src/operations/test-access.ts';
import { renderBasis } from '../../../src/report/access/render-basis.ts';
import { renderLogText } from '../../../src/report/render-log-text.ts';
import { plain } from '../../../src/report/style.ts';
import { renderTestsText } from '../../../src/report/tests/render-tests-text.ts';
import { type Library, openLibrary, team } from '../library.ts';
import { branches } from './branches.ts';

const sequences = async (library: Library) =>
  (await log(library.session())).entries.map(({ entry }) => entry.sequence);

async function behind() {
  const stage = await branches();
  const { main, other } = stage;
  await main.apply();
  other.git('fetch', '--quiet', 'origin', 'bylaw/ledger:bylaw/ledger');
  main.edit({ 'organizations/library/kids.yaml': team('kids', ['cleo']) });
  await main.apply();
  return stage;
}

test('log and audit show read what was fetched, also where no branch is here', async () => {
  const { other } = await behind();
  expect(await sequences(other)).toEqual([3, 2, 1]);
  other.git('fetch', '--quiet', 'origin');
  expect(await sequences(other)).toEqual([5, 4, 3, 2, 1]);
  expect((await auditShow(other.session(), { entry: '5' })).entry.kind).toBe('result');
  other.git('update-ref', '-d', 'refs/heads/bylaw/ledger');
  expect(await sequences(other)).toEqual([5, 4, 3, 2, 1]);
});

test('what is known to be missing is told, and is an error only where it is asked for', async () => {
  const { main, other } = await forgetful();
  const tip = main.git('rev-parse', 'bylaw/ledger');
  expect(() => other.git('cat-file', '-e', tip)).toThrow();
  const read = await log(other.session());
  expect(read.behind).toBe('origin');
  expect(renderLogText(read)).toMatch(
    /\nnote: origin holds newer entries, .*`bylaw ledger sync` brings them\n$/,
  );
  expect((await auditShow(other.session(), { entry: '3' })).entry.sequence).toBe(3);
  await expect(auditShow(other.session(), { entry: '5' })).rejects.toMatchObject({
    code: 'ledger/no-such-entry',
    hint: expect.stringContaining('bylaw ledger sync'),
  });
  const { checks } = await doctor(other.session());
  expect(checks.find(({ name }) => name === 'ledger')).toMatchObject({ status: 'warning' });
});

/** What `other` knows of entries that are gone from it, as after `git gc`. */
async function forgetful() {
  const { main, other } = await behind();
  await other.plan();
  const kept = other.git('rev-parse', 'bylaw/ledger');
  other.git('update-ref', 'refs/remotes/origin/bylaw/ledger', kept);
  other.git('reflog', 'expire', '--expire=now', '--all');
  other.git('gc', '--quiet', '--prune=now');
  return { main, other };
}

const note = /note: origin holds newer entries, which are not in this clone: `bylaw ledger sync` brings them/;

test('questions of access are answered from what is here, with a note', async () => {
  const { other } = await forgetful();
  const head = other.git('rev-parse', 'HEAD');
  for (const at of [undefined, head, '2026-09-01'] as const) {
    const asked = await accessShow(other.session(), {
      principal: 'member/ada',
      ...(at === undefined ? {} : { at }),
    });
    expect(asked.basis.versions, at).toMatchObject({ behind: 'origin', sequence: expect.any(Number) });
    expect(renderBasis(asked.basis, plain).join('\n'), at).toMatch(note);
  }
  await ledgerSync(other.session());
  const { basis } = await accessShow(other.session(), { principal: 'member/ada' });
  expect(basis.versions).toMatchObject({ behind: null });
  expect(renderBasis(basis, plain).join('\n')).not.toMatch(note);
});

test('an authorizer says that its version is not the newest', async () => {
  const { other } = await forgetful();
  expect((await loadAccess(other.session(), 'ledger', {})).version).toMatchObject({ behind: 'origin' });
  other.git('fetch', '--quiet');
  await ledgerSync(other.session());
  expect((await loadAccess(other.session(), 'ledger', {})).version).toMatchObject({ behind: null });
});

test('access tests run on what is here, with a note', async () => {
  const { other } = await forgetful();
  const { organizations, behind, diagnostics } = await testAccess(other.session());
  expect({ behind, diagnostics }).toEqual({ behind: 'origin', diagnostics: [] });
  expect(renderTestsText(organizations, { behind })).toMatch(note);
});

test('log refuses a name that neither the ledger nor the files know, with the nearest', async () => {
  const library = await openLibrary();
  const none = { entries: [] };
  expect(await log(library.session(), { organization: 'library' })).toMatchObject(none);
  await library.apply();
  expect(await log(library.session(), { organization: 'library', kinds: ['sync'] })).toMatchObject(none);
  await expect(log(library.session(), { organization: 'librery' })).rejects.toMatchObject({
    code: 'source/unknown-organization',
    hint: 'did you mean `library`?',
  });
  await expect(log(library.session(), { target: 'catalog' })).rejects.toMatchObject({
    code: 'source/unknown-target',
    hint: 'did you mean `catalogue`?',
  });
});
