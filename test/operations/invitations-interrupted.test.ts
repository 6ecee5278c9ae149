import { renameSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { invitationAccept } from '../../src/operations/invitations/invitation-accept.ts';
import { invitationList } from '../../src/operations/invitations/invitation-list.ts';
import { invitationResend } from '../../src/operations/invitations/invitation-resend.ts';
import { ledgerResume } from '../../src/operations/ledger-resume.ts';
import { ownersIn } from '../../src/plan/owners-in.ts';
import { everybody, folder, inviting } from './invited-dora.ts';
import { type Library, openLibrary, organization, whileWriting } from './library.ts';
import { branches } from './remote/branches.ts';

const withDora = { [`${folder}/members.yaml`]: everybody };
const dora = { member: 'dora' };

async function standingOf(library: Library): Promise<string | undefined> {
  return (await (await library.ledger()).lifecycle('library')).get('dora')?.status;
}

async function isMember(library: Library): Promise<boolean> {
  const scope = { organization: 'library', target: 'directory' };
  return (await (await library.ledger()).readManaged(scope)).entries.has('member:library/dora');
}

test('an apply that dies invites nobody, and the next one does', async () => {
  const library = await openLibrary(inviting);
  await library.apply();
  library.edit(withDora);
  const providers = whileWriting(library, async () => {
    throw new Error('the power went');
  });
  await expect(library.apply({}, { providers })).rejects.toThrow('the power went');
  expect((await library.kinds()).at(-1)).toBe('intent');
  expect([await isMember(library), await standingOf(library)]).toEqual([false, undefined]);
  await expect(invitationAccept(library.session(), { ...dora, code: 'any' })).rejects.toMatchObject({
    code: 'invitation/not-invited',
  });
  const applied = await library.apply();
  const sent = applied.sections.flatMap(({ invitations }) => invitations);
  expect(sent).toMatchObject([{ member: 'dora', delivery: 'shown' }]);
  expect([await isMember(library), await standingOf(library)]).toEqual([true, 'pending']);
});

test('nobody accepts while an apply is at work, nor loses what they accepted to one that was', async () => {
  const library = await openLibrary(inviting);
  await library.apply();
  library.edit(withDora);
  const [sent] = (await library.apply()).sections.flatMap(({ invitations }) => invitations);
  const accept = { ...dora, code: sent?.code ?? '' };
  // Who is renamed in the apply at work would get back the invitation that it had read.
  const renamed = (withDora[`${folder}/members.yaml`] ?? '').replace(
    'name: dora,',
    'name: dorothea, previously: [dora],',
  );
  let met = '';
  const before = library.git('rev-parse', 'HEAD');
  const providers = whileWriting(library, async () => {
    if (met !== '') return;
    library.git('checkout', '--quiet', before);
    met = await invitationAccept(library.session(), accept).then(
      () => 'accepted',
      (error) => String(error.code),
    );
    library.clock.now = '2026-09-01T08:31:00Z';
    await invitationAccept(library.session(), accept);
    library.git('checkout', '--quiet', 'main');
  });
  library.edit({ [`${folder}/members.yaml`]: renamed });
  await expect(library.apply({}, { providers })).rejects.toMatchObject({ code: 'apply/fenced' });
  expect(met).toBe('apply/running');
  expect(await standingOf(library)).toBe('accepted');
  await library.apply();
  const lifecycle = await (await library.ledger()).lifecycle('library');
  expect([...lifecycle.values()]).toMatchObject([{ member: 'dorothea', status: 'accepted' }]);
});

test('who is invited by a result that had to wait gets a code by resend', async () => {
  const { hall, main } = await branches(inviting);
  await main.apply();
  main.edit(withDora);
  const providers = whileWriting(main, async () => renameSync(hall.folder, `${hall.folder}.away`));
  await expect(main.apply({}, { providers, patience: 300 })).rejects.toMatchObject({
    code: 'apply/unrecorded',
  });
  renameSync(`${hall.folder}.away`, hall.folder);
  expect(await standingOf(main)).toBeUndefined();
  const { resumed } = await ledgerResume(main.session());
  expect(resumed).toMatchObject([{ is: 'recorded' }]);
  expect([await isMember(main), await standingOf(main)]).toEqual([true, 'pending']);
  expect((await invitationList(main.session())).invitations).toMatchObject([{ ...dora, sent: 0 }]);
  await expect(invitationAccept(main.session(), { ...dora, code: 'any' })).rejects.toMatchObject({
    code: 'invitation/no-code',
  });
  const { sent } = await invitationResend(main.session(), dora);
  await invitationAccept(main.session(), { ...dora, code: sent?.code ?? '' });
  expect(await standingOf(main)).toBe('accepted');
  expect(main.git('rev-parse', 'bylaw/ledger')).toBe(hall.tip());
});

describe('ownership passes', () => {
  const owned = {
    ...inviting,
    [`${folder}/organization.yaml`]: organization('library').replace('min: 1', 'min: 1, max: 1'),
  };
  const handedOver = (withDora[`${folder}/members.yaml`] ?? '')
    .replace(', role: director', '')
    .replace(
      '{name: ben, email: ben@library.example}',
      '{name: ben, email: ben@library.example, role: director}',
    );

  /** Whom each entry leaves as owners. */
  async function owners(library: Library): Promise<readonly (readonly string[])[]> {
    const ledger = await library.ledger();
    const found: (readonly string[])[] = [];
    for (const { commit } of await library.entries()) {
      const tree = await ledger.treeAt(commit);
      const { entries } = await tree.readManaged({ organization: 'library', target: 'directory' });
      if (entries.size > 0) found.push(ownersIn(entries, 'director').map((owner) => owner.slice(15)));
    }
    return found;
  }

  test.each([0, 1, 2])('whole or not at all where an apply dies at its write %i', async (last) => {
    const library = await openLibrary(owned);
    await library.apply();
    library.edit({ [`${folder}/members.yaml`]: handedOver });
    let writes = 0;
    const providers = whileWriting(library, async () => {
      if (writes++ === last) throw new Error('the power went');
    });
    await expect(library.apply({}, { providers })).rejects.toThrow('the power went');
    await library.apply();
    const found = await owners(library);
    for (const each of found) expect(each).toHaveLength(1);
    expect([found[0], found.at(-1)]).toEqual([['ada'], ['ben']]);
    expect(await library.planned()).toEqual([]);
  });
});
