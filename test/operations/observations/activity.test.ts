import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { memberList } from '../../../src/operations/views/member-list.ts';
import { memberShow } from '../../../src/operations/views/member-show.ts';
import { plain } from '../../../src/report/style.ts';
import { renderMfaPosture } from '../../../src/report/views/mfa-posture.ts';
import { renderActivity } from '../../../src/report/views/render-activity.ts';
import { newSigningKey } from '../../signing-key.ts';
import { members, openLibrary, start, team } from '../library.ts';
import { line, observing } from './seen.ts';

/** A folder with a key of Ada's, one of a stranger's, and a configuration that knows Ada's. */
function keys() {
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-keys-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [own, stranger] = [newSigningKey(folder, 'own'), newSigningKey(folder, 'stranger')];
  const signers = join(folder, 'signers');
  writeFileSync(signers, `Ada@Library.example ${own.open}\n`);
  const lies = join(folder, 'lies');
  writeFileSync(lies, `ada@library.example ${stranger.open}\n`);
  const config = join(folder, 'config');
  writeFileSync(config, `[gpg "ssh"]\n\tallowedSignersFile = ${signers}\n`);
  return { folder, own: own.file, stranger: stranger.file, lies, config };
}

test('what she only committed, of others, hides nothing that she wrote', async () => {
  const library = await openLibrary();
  for (let at = 0; at < 25; at += 1) {
    library.write({ 'organizations/library/one.yaml': team(`one${at}`, ['ben']) });
    library.git('add', '--all');
    library.git('commit', '--quiet', '--message', 'Patch', '--author=ben <ben@library.example>');
  }
  const { activity } = await memberShow(library.session(), { member: 'ada' });
  expect(activity.changes.newest.map(({ subject }) => subject)).toEqual(['Open the library']);
});

test('a change is of whom Git verifies to have signed it; an author line is a claim', async () => {
  const { folder, own, stranger, lies, config } = keys();
  const library = await openLibrary(start, { GIT_CONFIG_GLOBAL: config });
  const commit = (subject: string, files: Record<string, string>, ...signing: string[]) => {
    library.write(files);
    library.git('add', '--all');
    library.git('-c', 'gpg.format=ssh', ...signing, 'commit', '--quiet', '--message', subject);
    return library.git('rev-parse', 'HEAD');
  };
  const signedWith = (key: string) => ['-c', `user.signingKey=${key}`, '-c', 'commit.gpgSign=true'];
  const edit = (name: string) => ({ [`organizations/library/${name}.yaml`]: team(name, ['ben']) });
  const signed = commit('Signed\u001b[2J', edit('one'), ...signedWith(own));
  const forged = commit('Forged', edit('two'), ...signedWith(stranger));
  commit('Elsewhere', { 'notes.txt': 'nothing of the organization' }, ...signedWith(own));
  // What a repository says of signers and programs does not count.
  const program = join(folder, 'program');
  writeFileSync(program, `#!/bin/sh\ntouch ${folder}/ran\nexit 0\n`);
  chmodSync(program, 0o755);
  library.git('config', 'gpg.ssh.allowedSignersFile', lies);
  library.git('config', 'gpg.ssh.program', program);
  const { activity } = await memberShow(library.session(), { member: 'ada' });
  expect(activity.changes).toMatchObject({ lookedAt: 4, whole: true });
  expect(activity.changes.newest.map(({ commit: oid, authorship }) => [oid, authorship])).toEqual([
    [forged, 'claimed'],
    [signed, 'verified'],
    [library.git('rev-list', '--max-parents=0', 'HEAD'), 'claimed'],
  ]);
  expect(existsSync(join(folder, 'ran'))).toBe(false);
  const text = renderActivity(activity, { style: plain }).join('\n');
  expect(text).toContain('Forged (claimed: no signature of theirs was verified)');
  expect(text).not.toContain('\u001b');
  const alone = { environment: { ...library.session().environment, BYLAW_GIT: 'isomorphic' } };
  const { activity: unverified } = await memberShow(library.session(alone), { member: 'ada' });
  expect(unverified.changes.because).toBe('not-verified');
  expect(unverified.changes.newest.map(({ authorship }) => authorship)).toEqual([
    'claimed',
    'claimed',
    'claimed',
  ]);
  const { activity: others } = await memberShow(library.session(), { member: 'ben' });
  expect(others.changes.newest).toEqual([]);
});

test('joined is what was seen, else what the ledger has', async () => {
  const library = await openLibrary();
  const activityOf = async (member: string) => (await memberShow(library.session(), { member })).activity;
  expect(await activityOf('ben')).toMatchObject({ joined: null, lastSignIn: null, mfa: null });
  await library.apply();
  library.clock.now = '2026-09-02T08:00:00Z';
  library.edit({ 'organizations/library/members.yaml': members('ada', 'ben', 'cleo', 'dan') });
  await library.apply();
  const made = (await library.entries()).at(-1);
  expect((await activityOf('dan')).joined).toEqual({
    at: '2026-09-02T08:00:00Z',
    by: 'ledger',
    entry: made?.entry.sequence,
  });
  const at = '2026-09-01T00:00:00Z';
  await observing(library, line('ben', at, { joined: '2020-01-01T00:00:00Z', lastSignIn: at, mfa: false }));
  expect(await activityOf('ben')).toMatchObject({
    joined: { at: '2020-01-01T00:00:00Z', by: 'observed' },
    lastSignIn: { at, seenAt: at },
    mfa: { value: false, seenAt: at },
  });
});

test('MFA posture tells no from unknown, and whom it lacks where it matters by effective access', async () => {
  const library = await openLibrary({
    ...start,
    'organizations/library/members.yaml': `apiVersion: bylaw/v1
kind: MemberList
items:
  - {name: ada, role: director}
  - {name: ben}
  - {name: cleo, bindings: [keeper]}
  - {name: dan, bindings: [keeper], boundary: [only-lending]}
  - {name: eve, bindings: [clerk]}
  - {name: fay, status: suspended, bindings: [keeper]}
  - {name: gus, bindings: [keeper]}
`,
    'organizations/library/stacks.yaml': team('stacks', ['eve']),
    'organizations/library/keys.yaml': `apiVersion: bylaw/v1
kind: Service
name: keys
actions:
  copy: {description: Copy a key, access: write, privileged: true}
  list: {description: List keys, access: admin}
---
apiVersion: bylaw/v1
kind: RoleList
items:
  - {name: keeper, permissions: ["keys:copy"]}
  - {name: clerk, permissions: ["keys:list"]}
---
apiVersion: bylaw/v1
kind: Policy
name: only-lending
statements: [{effect: allow, actions: ["books:*"]}]
`,
  });
  const at = '2026-08-01T00:00:00Z';
  await observing(
    library,
    [line('ada', at, { mfa: false }), line('cleo', at, { mfa: true }), line('gus', at, { mfa: false })].join(
      '\n',
    ),
  );
  const { mfa, members: rows } = await memberList(library.session(), { mfa: true, sort: 'mfa' });
  expect(mfa).toEqual({
    active: 6,
    yes: 1,
    no: 2,
    unknown: 3,
    exposed: [
      { member: 'ada', power: 'owner', mfa: 'no' },
      { member: 'gus', power: 'privileged', mfa: 'no' },
      { member: 'eve', power: 'admin', mfa: 'unknown' },
    ],
  });
  expect(rows.map((row) => `${row.member} ${row.mfa}`)).toEqual([
    'ada no',
    'gus no',
    'ben unknown',
    'dan unknown',
    'eve unknown',
    'fay unknown',
    'cleo yes',
  ]);
  expect(mfa === undefined ? [] : renderMfaPosture(mfa)).toEqual([
    'MFA: 1 of 6 active members (16%), 2 without, 3 unknown',
    'without it, or unknown, where it matters:',
    '  ada: owner, no MFA',
    '  gus: privileged, no MFA',
    '  eve: administrator, unknown',
  ]);
});
