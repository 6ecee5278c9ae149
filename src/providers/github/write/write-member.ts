import type { Change } from '../../../plan/plan.ts';
import { ChangeFailed } from './change-failed.ts';
import { expectDone, expectGone } from './expect-done.ts';
import { invite, removeStranger } from './invite.ts';
import { inviteAnew } from './invite-anew.ts';
import { type Membership, membershipIn, readMembership } from './read-membership.ts';
import type { Work } from './work.ts';

/** Somebody's place in the organization: invited, given another role in place, removed, or their invitation cancelled. */
export async function writeMember(work: Work, change: Change): Promise<void> {
  if (change.action === 'create') return createMember(work, change);
  if (change.action === 'delete') return deleteMember(work, change);
  const role = roleIn(change);
  if (role === undefined) return;
  const person = work.draft.person(change.address);
  const pending = work.draft.isMember(person) ? undefined : work.draft.invitationAt(change.address);
  if (pending === undefined) await changeRole(work, change, role);
  else await inviteAnew(work, { address: change.address, person, role, pending });
  const value = work.draft.entries.get(change.address) ?? {};
  work.draft.entries.set(change.address, { ...value, role });
}

async function createMember(work: Work, { address, after }: Change): Promise<void> {
  const role = after?.role === 'admin' ? 'admin' : 'member';
  const person = work.draft.person(address, after ?? {});
  const invited = await invite(work, { person, role, teams: [] });
  work.draft.entries.set(address, { ...after, role, ...invited });
}

async function changeRole(work: Work, { address }: Change, role: 'admin' | 'member'): Promise<void> {
  const { attempt, draft, org } = work;
  const username = draft.loginAt(address);
  const { account } = draft.person(address);
  const look = async () => {
    const found = await readMembership(attempt.client, org, username);
    return found?.role === role && isSame(found, account);
  };
  const route = 'PUT /orgs/{org}/memberships/{username}';
  const { data } = expectDone(await attempt.send(route, { org, username, role }, look));
  if (data === undefined) return;
  const given = membershipIn(data);
  if (!isSame(given, account)) {
    await removeStranger(work, username);
    throw new ChangeFailed(
      `the log-in \`${username}\` belongs to account ${given.account} now, not to ${account}: what it was given is taken back`,
    );
  }
  if (given.role !== role) throw new ChangeFailed(`GitHub left the role as \`${given.role}\``);
}

/** Takes a log-in, for members as for the invited: who accepts meanwhile is removed as well. */
async function deleteMember({ attempt, draft, org }: Work, { address }: Change): Promise<void> {
  const person = draft.person(address);
  const invitation = draft.isMember(person) ? undefined : draft.invitationAt(address);
  if (invitation !== undefined && invitation.login === undefined) {
    const parameters = { org, invitation_id: invitation.id };
    const sent = await attempt.send(
      'DELETE /orgs/{org}/invitations/{invitation_id}',
      parameters,
      async () => false,
    );
    expectGone(sent);
  } else {
    const username = draft.loginAt(address);
    const look = async () => (await readMembership(attempt.client, org, username)) === undefined;
    const route = 'DELETE /orgs/{org}/memberships/{username}';
    expectGone(await attempt.send(route, { org, username }, look));
  }
  draft.left(address);
}

function roleIn({ after }: Change): 'admin' | 'member' | undefined {
  return after?.role === 'admin' || after?.role === 'member' ? after.role : undefined;
}

function isSame({ account }: Membership, expected: number | undefined): boolean {
  return account === undefined || expected === undefined || account === expected;
}
