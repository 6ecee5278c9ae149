import { expect, test } from 'vitest';
import type { BylawError } from '../../../../src/diagnostic/bylaw-error.ts';
import { hintOf } from '../../../../src/diagnostic/hint-of.ts';
import { memberAssignRole } from '../../../../src/operations/edits/members/member-assign-role.ts';
import { memberInvite } from '../../../../src/operations/edits/members/member-invite.ts';
import { memberLeave } from '../../../../src/operations/edits/members/member-leave.ts';
import { memberRemove } from '../../../../src/operations/edits/members/member-remove.ts';
import { memberRemoveRole } from '../../../../src/operations/edits/members/member-remove-role.ts';
import { transferOwnership } from '../../../../src/operations/edits/members/transfer-ownership.ts';
import { suspend } from '../../../../src/operations/edits/status.ts';
import type { Session } from '../../../../src/operations/session.ts';
import { openLibrary } from '../../library.ts';
import { orchestra } from './orchestra.ts';

type Attempt = (session: Session) => Promise<unknown>;

const invite =
  (...emails: string[]): Attempt =>
  (session) =>
    memberInvite(session, { emails });
const inviteAs =
  (options: object, ...emails: string[]): Attempt =>
  (session) =>
    memberInvite(session, { emails, ...options });
const assign =
  (member: string, role: string, options: object = {}): Attempt =>
  (session) =>
    memberAssignRole(session, { member, role, ...options });
const take =
  (member: string, role: string, options: object = {}): Attempt =>
  (session) =>
    memberRemoveRole(session, { member, role, ...options });
const remove =
  (member: string): Attempt =>
  (session) =>
    memberRemove(session, { member });
const suspendOf =
  (name: string): Attempt =>
  (session) =>
    suspend(session, { kind: 'Member', name }, {});
const leave =
  (as?: string): Attempt =>
  (session) =>
    memberLeave(session, as === undefined ? {} : { as });
const transfer =
  (to: string, options: object = {}): Attempt =>
  (session) =>
    transferOwnership(session, { to, ...options });

/** What is attempted, how, and what is said of it. */
const refused: readonly (readonly [string, Attempt, string, string])[] = [
  ['no address', invite('fay'), 'edit/not-an-email', '`fay` is no e-mail address'],
  ['a control character', invite('fa\u0007y@hall.example'), 'edit/not-an-email', 'is no e-mail address'],
  ['a zero-width one', invite('fa\u200by@hall.example'), 'edit/not-an-email', 'is no e-mail address'],
  ['a space', invite('fay @hall.example'), 'edit/not-an-email', 'is no e-mail address'],
  ['a line break', invite('fay@hall.example\n'), 'edit/not-an-email', 'is no e-mail address'],
  ['very long', invite(`${'f'.repeat(320)}@hall.example`), 'edit/not-an-email', 'is no e-mail address'],
  ['a member', invite('cy@hall.example'), 'edit/email-taken', 'that of member `cy` already'],
  ['in another case', invite('bO@HALL.example'), 'edit/email-taken', 'that of member `bo` already'],
  ['twice', invite('fay@hall.example', 'Fay@hall.example'), 'edit/email-taken', 'is given twice'],
  ['of another domain', invite('fay@other.example'), 'edit/email-not-allowed', 'none of the domains'],
  // Suspended do not count: four do, and six may.
  [
    'over the limit',
    invite('f@hall.example', 'g@hall.example', 'h@hall.example'),
    'edit/too-many-members',
    '4 members count and 3 more would, where 6 may',
  ],
  ['no name', invite('---@hall.example'), 'edit/needs-name', 'gives no name'],
  ['a name taken', inviteAs({ name: 'cy' }, 'f@hall.example'), 'edit/needs-name', 'is that of cy@'],
  [
    'one name twice',
    invite('f.a@hall.example', 'F!a@hall.example'.replace('!', '.')),
    'edit/email-taken',
    '',
  ],
  ['two of a name', invite('f-a@hall.example', 'f!a@hall.example'), 'edit/needs-name', 'is that of f-a@'],
  ['a bad name', inviteAs({ name: 'Fay F' }, 'f@hall.example'), 'edit/invalid-name', 'Fay F'],
  [
    'one name for two',
    inviteAs({ name: 'fay' }, 'f@hall.example', 'g@hall.example'),
    'edit/needs-name',
    'names one member',
  ],
  ['an unknown role', inviteAs({ role: 'plyer' }, 'f@hall.example'), 'edit/unknown-role', '`plyer`'],
  [
    'a role not for members',
    inviteAs({ role: 'tuner' }, 'f@hall.example'),
    'edit/role-not-assignable',
    'tuner',
  ],
  [
    'a second owner',
    inviteAs({ role: 'director' }, 'f@hall.example'),
    'edit/not-valid',
    '2 members are owners',
  ],
  ['an unknown team', inviteAs({ team: 'brass' }, 'f@hall.example'), 'edit/unknown-team', '`brass`'],

  ['an unknown member', assign('boo', 'keeper'), 'edit/unknown-member', '`boo`'],
  ['an unknown role', assign('bo', 'keper'), 'edit/unknown-role', '`keper`'],
  [
    'what they have',
    assign('cy', 'soloist'),
    'edit/already-assigned',
    'is the organization role of `cy` already',
  ],
  ['what is bound', assign('bo', 'librarian'), 'edit/already-assigned', 'holds `librarian` there already'],
  ['a second owner', assign('bo', 'director'), 'edit/no-ownership', 'one owner, and `ana` is that'],
  [
    'a second owner in time',
    assign('bo', 'director', { expires: '2027-01-01' }),
    'edit/role-not-assignable',
    'never bound',
  ],
  ['another role for the owner', assign('ana', 'player'), 'edit/last-owner', '`ana` owns hall'],
  ['the past', assign('bo', 'keeper', { expires: '2026-08-31' }), 'edit/past-expiry', '2026-08-31'],
  ['no date', assign('bo', 'keeper', { expires: '31.12.2026' }), 'edit/not-valid', ''],
  [
    'an end before',
    assign('bo', 'keeper', { starts: '2027-02-01', expires: '2027-01-01' }),
    'edit/not-valid',
    '',
  ],
  ['no zone', assign('bo', 'keeper', { zone: 'achive' }), 'edit/unknown-zone', '`achive`'],
  ['a reason', assign('bo', 'soloist', { reason: 'x' }), 'edit/without-terms', 'which has no reason'],
  ['not for members', assign('bo', 'tuner'), 'edit/role-not-assignable', 'tuner'],

  ['what nobody gave', take('eve', 'librarian'), 'edit/not-assigned', '`librarian` is not bound to `eve`'],
  ['what a team gives', take('cy', 'keeper'), 'edit/not-assigned', 'through team `strings` alone'],
  ['which of two', take('bo', 'librarian'), 'edit/which-binding', 'several times'],
  ['the default', take('eve', 'player'), 'edit/needs-role', 'everybody has'],
  ['ownership', take('ana', 'director'), 'edit/last-owner', '`ana` owns hall'],

  ['nobody', remove('cyy'), 'edit/unknown-member', '`cyy`'],
  ['the owner', remove('ana'), 'edit/last-owner', '`ana` owns hall and cannot be removed'],
  ['who owns a machine', remove('cy'), 'edit/would-orphan', 'owns service account `scanner`'],
  ['who is protected', remove('eve'), 'edit/protected', 'target `catalogue` protects `eve`'],
  ['the owner', leave('ana'), 'edit/last-owner', '`ana` owns hall and cannot leave'],
  ['a stranger', leave(), 'edit/who-leaves', 'no member of hall has the e-mail `ada@library.example`'],

  ['the owner', suspendOf('ana'), 'edit/last-owner', '`ana` owns hall and cannot be suspended'],
  ['nobody of a like name', suspendOf('somebody-else'), 'edit/unknown-member', '`somebody-else`'],

  ['to nobody', transfer('nobody'), 'edit/unknown-member', '`nobody`'],
  ['to the owner', transfer('ana'), 'edit/no-ownership', '`ana` owns hall already'],
  ['to the suspended', transfer('dan'), 'edit/no-ownership', '`dan` is suspended and cannot own hall'],
  ['from another', transfer('bo', { from: 'cy' }), 'edit/no-ownership', '`cy` does not own hall'],
  [
    'and keep it',
    transfer('bo', { oldOwnerBecomes: 'director' }),
    'edit/no-ownership',
    'would stay an owner',
  ],
  ['for no role', transfer('bo', { oldOwnerBecomes: 'keeper' }), 'edit/not-valid', 'keeper'],
];

test('one clear error each, and every file as it was', async () => {
  const library = await openLibrary(orchestra);
  for (const [what, attempt, code, message] of refused) {
    const error = await attempt(library.session()).catch((thrown: unknown) => thrown);
    expect(error, what).toMatchObject({ code, message: expect.stringContaining(message) });
    expect(hintOf(error as BylawError), what).toMatch(/./);
    expect(library.git('status', '--short'), what).toBe('');
  }
});
