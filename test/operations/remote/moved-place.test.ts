import { expect, test } from 'vitest';
import { cloneLibrary, type Library, team } from '../library.ts';
import { branches } from './branches.ts';

const kids = { 'organizations/library/kids.yaml': team('kids', ['cleo']) };
const kept = (ref: string) => ({
  'bylaw.yaml': `apiVersion: bylaw/v1\nkind: Repository\nledger: {ref: ${ref}}\n`,
});
const usual = { 'bylaw.yaml': 'apiVersion: bylaw/v1\nkind: Repository\n' };
const refused = {
  code: 'ledger/moved',
  hint: expect.stringContaining('git push origin --delete bylaw/ledger'),
};

/** What is pushed to main, by whoever may push. */
function push(library: Library, files: Parameters<Library['write']>[0]): void {
  library.edit(files);
  library.git('push', '--quiet', 'origin', 'HEAD:main');
}

/** A commit on a branch with a file that no ledger has. */
function junkOn(hall: Awaited<ReturnType<typeof branches>>['hall'], branch: string): string {
  const tree = hall.git('rev-parse', 'main^{tree}');
  return hall.git('-c', 'user.name=M', '-c', 'user.email=m@x', 'commit-tree', '-m', 'x', '-p', branch, tree);
}

/** Somebody copied the ledger to a branch that nothing protects, and recorded more there than happened. */
async function forged() {
  const { hall, main, other } = await branches();
  await main.apply();
  hall.git('branch', 'evil/ledger', 'bylaw/ledger');
  push(other, { ...kept('evil/ledger'), ...kids });
  // As exact a copy as it takes to begin with.
  expect((await other.apply()).status).toBe('applied');
  main.git('pull', '--quiet', 'origin', 'main');
  return { hall, main };
}

test('a copy of the ledger that says more is not believed while the ledger is there', async () => {
  const { hall, main } = await forged();
  const before = hall.git('for-each-ref');
  await expect(main.apply()).rejects.toMatchObject(refused);
  expect(hall.git('for-each-ref')).toBe(before);
  const shallow = await cloneLibrary(main, '--depth=1', '--branch', 'main');
  shallow.git('remote', 'set-url', 'origin', hall.folder);
  await expect(shallow.apply()).rejects.toMatchObject(refused);
});

test('who points it back goes on with the ledger, whatever stands in the copy', async () => {
  const { hall, main } = await forged();
  push(main, usual);
  expect((await main.apply()).status).toMatch(/applied|nothing-to-do/);
  expect(hall.git('rev-parse', 'bylaw/ledger')).not.toBe(hall.git('rev-parse', 'evil/ledger'));
});

test('a branch that bylaw.yaml named for one commit and that is no ledger stops no apply', async () => {
  const { hall, main } = await branches();
  hall.git('branch', 'pages', 'main');
  push(main, kept('pages'));
  push(main, { ...usual, ...kids });
  // Neither the first one, for which there is no ledger yet, nor the next.
  expect((await main.apply()).status).toBe('applied');
  push(main, { 'organizations/library/kids.yaml': null });
  expect((await main.apply()).status).toBe('applied');
  // What begins as one and is none: nobody but those who may write to the ledger makes an entry of it.
  hall.git('update-ref', 'refs/heads/pages', junkOn(hall, 'bylaw/ledger'));
  push(main, kids);
  expect((await main.apply()).status).toBe('applied');
});

test('nor does a ledger of other files, with which this one shares nothing', async () => {
  const { hall, main } = await branches();
  const { main: theirs } = await branches();
  theirs.edit({ 'organizations/library/kids.yaml': team('kids', ['ben']) });
  await theirs.apply();
  theirs.git('push', '--quiet', hall.folder, 'bylaw/ledger:theirs');
  await main.apply();
  push(main, kept('theirs'));
  push(main, { ...usual, ...kids });
  expect((await main.apply()).status).toBe('applied');
});

test('another ledger that shares nothing with it is refused likewise', async () => {
  const { hall, main, other } = await branches();
  await main.apply();
  other.edit(kept('evil/ledger'));
  hall.git('update-ref', 'refs/heads/aside', 'bylaw/ledger');
  hall.git('update-ref', '-d', 'refs/heads/bylaw/ledger');
  expect((await other.apply()).status).toBe('applied');
  hall.git('update-ref', 'refs/heads/bylaw/ledger', 'aside');
  push(main, kept('evil/ledger'));
  await expect(main.apply()).rejects.toMatchObject(refused);
});

test('a ledger moves by a copy whose original is removed; until it is, nothing more is applied', async () => {
  const { hall, main } = await branches();
  await main.apply();
  hall.git('branch', 'new/ledger', 'bylaw/ledger');
  push(main, { ...kept('new/ledger'), ...kids });
  expect((await main.apply()).status).toBe('applied');
  push(main, { 'organizations/library/kids.yaml': null });
  await expect(main.apply()).rejects.toMatchObject(refused);
  hall.git('update-ref', '-d', 'refs/heads/bylaw/ledger');
  main.git('fetch', '--quiet', '--prune', 'origin');
  expect((await main.apply()).status).toBe('applied');
});
