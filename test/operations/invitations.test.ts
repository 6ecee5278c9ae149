import { describe, expect, test } from 'vitest';
import { accessCheck } from '../../src/operations/access/access-check.ts';
import { createAuthorizer } from '../../src/operations/authorizer/create-authorizer.ts';
import { forget } from '../../src/operations/forget.ts';
import { invitationAccept } from '../../src/operations/invitations/invitation-accept.ts';
import { invitationCancel } from '../../src/operations/invitations/invitation-cancel.ts';
import { invitationList } from '../../src/operations/invitations/invitation-list.ts';
import { invitationResend } from '../../src/operations/invitations/invitation-resend.ts';
import { log } from '../../src/operations/log.ts';
import { revoke } from '../../src/operations/revoke/revoke.ts';
import { validate } from '../../src/operations/validate.ts';
import { everybody, folder, invitedDora, inviting, sentIn } from './invited-dora.ts';
import { type Library, members, openLibrary, organization, start, target, team } from './library.ts';

const read = { principal: 'member/dora', action: 'books:read', resource: '*' } as const;

async function lifecycleOf(library: Library) {
  return Object.fromEntries(await (await library.ledger()).lifecycle('library'));
}

async function reasonOf(library: Library) {
  const files = await accessCheck(library.session(), read);
  const clock = () => Date.parse(library.clock.now);
  const environment = library.session().environment;
  const authorizer = await createAuthorizer({ repository: library.folder, clock, environment });
  const own = authorizer.decide(read);
  expect(own.reason, 'the authorizer says what the files do').toBe(files.reason);
  expect(authorizer.isAllowed(read)).toBe(own.effect === 'allow');
  const who = authorizer.whoCan({ action: read.action, resource: read.resource });
  expect(JSON.stringify(who).includes('member/dora')).toBe(own.effect === 'allow');
  return own.inactive?.because ?? own.reason;
}

const refusal = (code: string) => ({ code: `invitation/${code}` });

describe.each(['native', 'isomorphic'])('invited on %s', (backend) => {
  test('whoever comes has no access until they accept by their code', async () => {
    const { library, applied, sent } = await invitedDora({ BYLAW_GIT: backend });
    expect(sent).toMatchObject({ member: 'dora', email: 'dora@library.example', delivery: 'shown' });
    expect(sent.code).toMatch(/^[a-z0-9]{4}(-[a-z0-9]{4}){7}$/);
    // Those of the first apply were there before.
    expect(applied.sections.flatMap(({ invitations }) => invitations)).toHaveLength(1);
    const pending = { member: 'dora', status: 'pending', invited: '2026-09-02T08:00:00Z', sent: 1 };
    expect(await lifecycleOf(library)).toMatchObject({
      dora: { ...pending, expires: '2026-09-09T08:00:00Z' },
    });
    expect((await library.entries()).at(-1)?.entry).toMatchObject({ kind: 'result', invited: ['dora'] });
    const all = library.git('log', '-p', '--format=%B', 'bylaw/ledger');
    expect(all).not.toContain(sent.code);
    expect(all).not.toContain(sent.code?.replaceAll('-', ''));
    expect(await reasonOf(library)).toBe('invitation-pending');
    expect(await library.planned()).toEqual([]);

    const accept = { member: 'member/dora', code: `  ${(sent.code ?? '').toUpperCase()}\n` };
    const before = await library.kinds();
    await expect(invitationAccept(library.session(), { ...accept, code: 'wrong' })).rejects.toMatchObject(
      refusal('wrong-code'),
    );
    expect(await library.kinds()).toEqual(before);
    const accepted = await invitationAccept(library.session(), { ...accept, identity: ['github=dora-l'] });
    expect(accepted).toMatchObject({ is: 'accepted', entry: { sequence: before.length + 1 } });
    expect((await library.entries()).at(-1)?.entry).toMatchObject({
      kind: 'event',
      at: '2026-09-02T08:00:00Z',
      actor: { name: 'Ada Lund' },
      event: 'invitation accepted',
      changes: [{ address: 'member:library/dora', after: { invitation: 'accepted' } }],
    });
    expect(await reasonOf(library)).toBe('allow');
    expect(await library.planned()).toEqual([]);
    expect((await library.apply()).status).toBe('nothing-to-do');
    await expect(invitationAccept(library.session(), accept)).rejects.toMatchObject(
      refusal('already-accepted'),
    );
    await expect(invitationResend(library.session(), accept)).rejects.toMatchObject(
      refusal('already-accepted'),
    );
  });
});

test('whoever comes with another directory is invited all the same', async () => {
  const library = await openLibrary(inviting);
  await library.apply();
  library.edit({
    [`${folder}/members.yaml`]: everybody,
    [`${folder}/alpha.yaml`]: target('', 'alpha', 'directory'),
  });
  const { sections } = await library.apply();
  const invited = sections.flatMap(({ invitations }) => invitations.map(({ member }) => member));
  expect(invited).toEqual(['dora']);
  expect(await reasonOf(library)).toBe('invitation-pending');
});

test('an invitation expires, and another code makes the one before worthless', async () => {
  const { library, sent } = await invitedDora();
  library.clock.now = '2026-09-09T08:00:00Z';
  expect(await reasonOf(library)).toBe('invitation-expired');
  const first = { member: 'dora', code: sent.code ?? '' };
  await expect(invitationAccept(library.session(), first)).rejects.toMatchObject(refusal('expired'));
  const again = await invitationResend(library.session(), { member: 'dora' });
  expect(again.sent).toMatchObject({ delivery: 'shown', expires: '2026-09-16T08:00:00Z' });
  expect(await reasonOf(library)).toBe('invitation-pending');
  await expect(invitationAccept(library.session(), first)).rejects.toMatchObject(refusal('wrong-code'));
  await invitationAccept(library.session(), { member: 'dora', code: again.sent?.code ?? '' });
  expect(await reasonOf(library)).toBe('allow');
});

test('an invitation goes with the member, follows a new name, and is made anew', async () => {
  const { library, sent } = await invitedDora();
  const renamed = everybody.replace('{name: dora,', '{name: dorothea, previously: [dora],');
  library.edit({ [`${folder}/members.yaml`]: renamed });
  const early = await accessCheck(library.session(), { ...read, principal: 'member/dorothea' });
  expect(early.inactive?.because).toBe('invitation-pending');
  await library.apply();
  expect(Object.keys(await lifecycleOf(library))).toEqual(['dorothea']);
  await invitationAccept(library.session(), { member: 'dorothea', code: sent.code ?? '' });
  library.edit({ [`${folder}/members.yaml`]: members('ada', 'ben', 'cleo') });
  await library.apply();
  expect(await lifecycleOf(library)).toEqual({});
  library.edit({ [`${folder}/members.yaml`]: renamed.replace(', previously: [dora]', '') });
  const anew = sentIn(await library.apply());
  expect(anew).toMatchObject({ member: 'dorothea', delivery: 'shown' });
  expect(await lifecycleOf(library)).toMatchObject({ dorothea: { status: 'pending', sent: 1 } });
});

test('whoever accepts with the account of somebody else is refused', async () => {
  const own = everybody
    .replace('{name: ben,', '{name: ben, identities: {github: {login: Ben-W, id: 7}},')
    .replace('{name: dora,', '{name: dora, identities: {scim: {userName: dora@sso.example}},');
  const library = await openLibrary(inviting);
  await library.apply();
  library.edit({ [`${folder}/members.yaml`]: own });
  const code = sentIn(await library.apply()).code ?? '';
  const accept = (...identity: string[]) =>
    invitationAccept(library.session(), { member: 'dora', code, identity });
  await expect(accept('github=ben-w')).rejects.toMatchObject(refusal('account-taken'));
  await expect(accept('github=7')).rejects.toMatchObject(refusal('account-taken'));
  await expect(accept('scim=eve@sso.example')).rejects.toMatchObject(refusal('other-account'));
  for (const bad of ['octocat', 'github=', 'github= ', 'github=a\u0007b', 'Git Hub=a'])
    await expect(accept(bad)).rejects.toMatchObject(refusal('bad-identity'));
  await expect(accept('github=a', 'github=b')).rejects.toMatchObject(refusal('bad-identity'));
  expect(await lifecycleOf(library)).toMatchObject({ dora: { status: 'pending' } });
  await accept('github=Dora-L', 'scim=DORA@sso.example');
  expect(await lifecycleOf(library)).toMatchObject({ dora: { identity: { github: 'Dora-L' } } });
});

test('nobody accepts who is suspended, no longer declared, or was never invited', async () => {
  const { library, sent } = await invitedDora();
  const accept = (member: string) => invitationAccept(library.session(), { member, code: sent.code ?? '' });
  await expect(accept('ben')).rejects.toMatchObject(refusal('not-invited'));
  await expect(accept('dor')).rejects.toMatchObject({ hint: 'did you mean `dora`?' });
  await expect(invitationAccept(library.session(), { member: 'dora', code: ' -- \n' })).rejects.toMatchObject(
    refusal('no-code-given'),
  );
  library.edit({
    [`${folder}/members.yaml`]: everybody.replace('{name: dora,', '{name: dora, status: suspended,'),
  });
  await expect(accept('dora')).rejects.toMatchObject(refusal('suspended'));
  library.edit({ [`${folder}/members.yaml`]: members('ada', 'ben', 'cleo') });
  await expect(accept('dora')).rejects.toMatchObject(refusal('not-declared'));
  await expect(invitationResend(library.session(), { member: 'dora' })).rejects.toMatchObject(
    refusal('not-declared'),
  );
  expect(await lifecycleOf(library)).toMatchObject({ dora: { status: 'pending', sent: 1 } });
});

test('a cancelled invitation is worth nothing, and the member goes with the next apply', async () => {
  const { library, sent } = await invitedDora();
  library.edit({ [`${folder}/desk.yaml`]: team('desk', ['ben', 'dora'], 'bindings: [librarian]') });
  await library.apply();
  const before = await library.kinds();
  await expect(invitationCancel(library.session(), { member: 'ben' })).rejects.toMatchObject(
    refusal('not-invited'),
  );
  const cancelled = await invitationCancel(library.session(), { member: 'dora' });
  expect(cancelled).toMatchObject({ is: 'cancelled', invitation: { status: 'cancelled' } });
  expect(cancelled.edit?.files.map(({ file }) => file)).toEqual([
    `${folder}/desk.yaml`,
    `${folder}/members.yaml`,
  ]);
  expect(await library.kinds()).toEqual([...before, 'event']);
  const accept = { member: 'dora', code: sent.code ?? '' };
  await expect(invitationAccept(library.session(), accept)).rejects.toMatchObject(refusal('cancelled'));
  await expect(invitationCancel(library.session(), accept)).rejects.toMatchObject(refusal('cancelled'));
  expect(library.git('diff', '--stat')).toContain('2 files changed');
  // Until the edit is committed, the files of HEAD still ask for them, and they have no access.
  const authorizer = await createAuthorizer({
    repository: library.folder,
    environment: library.session().environment,
  });
  expect(authorizer.decide(read).inactive?.because).toBe('invitation-cancelled');
  library.commit('Cancel the invitation of dora');
  await library.apply();
  expect(await lifecycleOf(library)).toEqual({});
  const [newest] = (await log(library.session(), { kinds: ['result'] })).entries;
  expect(newest?.happened).toEqual([{ is: 'member-removed', principal: 'member/dora' }]);
  const [event] = (await log(library.session(), { kinds: ['event'] })).entries;
  expect(event?.happened).toEqual([{ is: 'invitation-cancelled', principal: 'member/dora' }]);
});

test('a directory under another name lets in nobody who has not accepted', async () => {
  const { library, sent } = await invitedDora();
  library.edit({ [`${folder}/target.yaml`]: target('', 'people', 'directory') });
  expect(await reasonOf(library)).toBe('invitation-pending');
  await forget(library.session(), { address: 'organization:library', target: 'directory' });
  const applied = await library.apply();
  expect(applied.sections.flatMap(({ invitations }) => invitations)).toEqual([]);
  expect(await reasonOf(library)).toBe('invitation-pending');
  await invitationAccept(library.session(), { member: 'dora', code: sent.code ?? '' });
  expect(await reasonOf(library)).toBe('allow');
});

test('an e-mail address with what nobody sees in it is one mistake, and another case is the same', async () => {
  const addresses = [
    'dora\\u0007@library.example',
    'dora\\u200b@library.example',
    'dora\\u202e@library.example',
  ];
  for (const address of addresses) {
    const library = await openLibrary({
      ...inviting,
      [`${folder}/dora.yaml`]: `apiVersion: bylaw/v1\nkind: Member\nname: dora\nemail: "${address}"\n`,
    });
    const { diagnostics } = await validate(library.session());
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      [expect.stringContaining('parse/'), expect.stringContaining('an e-mail address is `name@domain`')],
    ]);
  }
  const library = await openLibrary({
    ...inviting,
    [`${folder}/dora.yaml`]: 'apiVersion: bylaw/v1\nkind: Member\nname: dora\nemail: BEN@library.example\n',
  });
  const { diagnostics } = await validate(library.session());
  expect(diagnostics.map(({ code }) => code)).toEqual(['model/duplicate-email']);
});

test('invitations are listed with what the files say of them', async () => {
  const { library } = await invitedDora();
  const listed = { member: 'dora', email: 'dora@library.example', declared: true, sent: 1 };
  expect(await invitationList(library.session())).toMatchObject({
    organization: 'library',
    invitations: [{ ...listed, standing: 'pending' }],
  });
  library.clock.now = '2026-10-01T08:00:00Z';
  expect(await invitationList(library.session())).toMatchObject({
    invitations: [{ ...listed, standing: 'expired' }],
  });
});

test('without invitations everybody is active at once', async () => {
  const library = await openLibrary({
    ...inviting,
    [`${folder}/organization.yaml`]: organization('library'),
  });
  await library.apply();
  library.edit({ [`${folder}/members.yaml`]: everybody });
  const applied = await library.apply();
  expect(applied.sections.flatMap(({ invitations }) => invitations)).toEqual([]);
  expect(await lifecycleOf(library)).toEqual({});
  expect(await reasonOf(library)).toBe('allow');
});

test('an emergency is told as what it did, and not before it did', async () => {
  const confirm = async () => true;
  const happened = async (library: Library) => {
    const { entries } = await log(library.session());
    return entries.flatMap(({ entry, happened: told }) =>
      entry.sequence < 4 ? [] : told.map(({ is, principal }) => [entry.kind, is, principal]),
    );
  };
  const inDirectory = await openLibrary(inviting);
  await inDirectory.apply();
  await revoke(inDirectory.session(), { principal: 'ben', confirm });
  expect(await happened(inDirectory)).toEqual([['emergency', 'member-suspended', 'member/ben']]);
  const elsewhere = await openLibrary(start);
  await elsewhere.apply();
  await revoke(elsewhere.session(), { principal: 'ben', confirm });
  expect(await happened(elsewhere)).toEqual([['result', 'member-suspended', 'member/ben']]);
});
