import { Refusal } from '../refusal.ts';
import type { Act } from '../route.ts';
import type {
  Account,
  FailedInvitation,
  Invitation,
  InvitationRole,
  Organization,
  TeamRole,
} from '../state.ts';
import { addMember } from './memberships.ts';
import { setTeamMember } from './team-members.ts';

const day = 24 * 60 * 60 * 1000;
const lifetime = 7 * day;

type Invitee = Pick<Invitation, 'account' | 'email'>;

function sameInvitee(one: Invitee, other: Invitee): boolean {
  return one.account === undefined
    ? one.email?.toLowerCase() === other.email?.toLowerCase() && other.account === undefined
    : one.account === other.account;
}

export function openInvitation(organization: Organization, invitee: Invitee): Invitation | undefined {
  return [...organization.invitations.values()].find((invitation) => sameInvitee(invitation, invitee));
}

export function failedInvitation(organization: Organization, invitee: Invitee): FailedInvitation | undefined {
  return [...organization.failedInvitations.values()].find((invitation) => sameInvitee(invitation, invitee));
}

/** How many invitations GitHub sends for an organization in 24 hours. */
export function invitationQuota(organization: Organization, now: string): number {
  const old = Date.parse(now) - Date.parse(organization.createdAt) > 30 * day;
  return old || organization.plan !== 'free' ? 500 : 50;
}

function sentToday(organization: Organization, now: string): number {
  const since = Date.parse(now) - day;
  let count = 0;
  for (let index = organization.invitationsSent.length - 1; index >= 0; index -= 1) {
    if (Date.parse(organization.invitationsSent[index] ?? '') <= since) {
      break;
    }
    count += 1;
  }
  return count;
}

function refused(message: string, code = 'unprocessable'): Refusal {
  return new Refusal(422, 'Validation Failed', {
    errors: [{ resource: 'OrganizationInvitation', code, field: 'data', message }],
  });
}

/** What stands in the way of an invitation, in the order in which it is found out. */
function mustBeInvitable(act: Act, invitee: Invitee): void {
  const { organization, state } = act;
  const account = invitee.account === undefined ? undefined : state.accounts.get(invitee.account);
  if (account?.blocks.has(organization.id)) {
    throw refused('The invitee has blocked this organization, or is blocked by it.');
  }
  if (failedInvitation(organization, invitee) !== undefined) {
    throw new Refusal(422, 'The request could not be processed.');
  }
  const { seats } = organization;
  if (seats !== undefined && organization.members.size + organization.invitations.size >= seats) {
    throw refused('You must purchase at least one more seat to add this user as a member.', 'no_seat');
  }
  if (sentToday(organization, act.now) >= invitationQuota(organization, act.now)) {
    throw refused('Over invitation rate limit');
  }
}

export function invite(
  act: Act,
  invitee: Invitee,
  role: InvitationRole,
  teams: ReadonlyMap<number, TeamRole>,
): Invitation {
  mustBeInvitable(act, invitee);
  const { organization } = act;
  const invitation: Invitation = {
    id: act.state.number('invitation'),
    ...invitee,
    role,
    inviter: act.actor?.id ?? organization.id,
    createdAt: act.now,
    teams: new Map(teams),
  };
  organization.invitations.set(invitation.id, invitation);
  organization.invitationsSent.push(act.now);
  act.effect({
    action: 'create',
    what: 'invitation',
    name: nameOfInvitee(act, invitation),
    ...(invitation.account === undefined ? {} : { account: invitation.account }),
    after: { role, teams: teamSlugs(organization, invitation) },
  });
  return invitation;
}

export function nameOfInvitee(act: Pick<Act, 'state'>, invitation: Invitation): string {
  const account = invitation.account === undefined ? undefined : act.state.accounts.get(invitation.account);
  return account?.login ?? invitation.email ?? String(invitation.account);
}

function teamSlugs(organization: Organization, invitation: Invitation): readonly string[] {
  return [...invitation.teams.keys()].flatMap((id) => organization.teams.get(id)?.slug ?? []).sort();
}

export function cancelInvitation(act: Act, invitation: Invitation): void {
  const failed = act.organization.failedInvitations.delete(invitation.id);
  act.organization.invitations.delete(invitation.id);
  act.effect({
    action: 'delete',
    what: failed ? 'failed-invitation' : 'invitation',
    name: nameOfInvitee(act, invitation),
    ...(invitation.account === undefined ? {} : { account: invitation.account }),
    before: { role: invitation.role, teams: teamSlugs(act.organization, invitation) },
  });
}

/** Invitations that nobody answered for seven days fail: they go to another list, where they stay. */
export function expireInvitations(act: Act): void {
  // To the second, and compared as text: this runs whenever the clock moves.
  const last = new Date(Date.parse(act.now) - lifetime).toISOString().slice(0, 19);
  for (const invitation of act.organization.invitations.values()) {
    if (invitation.createdAt.slice(0, 19) <= last) {
      failInvitation(act, invitation, 'Invitation expired. User did not accept this invite for 7 days.');
    }
  }
}

export function failInvitation(act: Act, invitation: Invitation, reason: string): void {
  act.organization.invitations.delete(invitation.id);
  act.organization.failedInvitations.set(invitation.id, { ...invitation, failedAt: act.now, reason });
}

/** The invited person says yes. */
export function acceptInvitation(act: Act, invitation: Invitation, account: Account): void {
  act.organization.invitations.delete(invitation.id);
  if (invitation.role !== 'billing_manager') {
    addMember(act, account, invitation.role === 'admin' ? 'admin' : 'member');
  }
  for (const [id, role] of invitation.teams) {
    const team = act.organization.teams.get(id);
    if (team !== undefined) {
      setTeamMember(act, team, account, role);
    }
  }
}
