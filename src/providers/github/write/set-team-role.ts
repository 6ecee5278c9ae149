import type { Address } from '../../../plan/address.ts';
import { personOf, teamOf } from '../../../plan/edge-addresses.ts';
import { ChangeFailed } from './change-failed.ts';
import { expectDone } from './expect-done.ts';
import { removeStranger } from './invite.ts';
import { readMembership } from './read-membership.ts';
import type { Work } from './work.ts';

export type TeamRole = 'member' | 'maintainer';

/**
 * Puts somebody into a team, or gives them another role there in place: taken out and put in again they would lose
 * their review requests. Only ever for somebody who is in the organization: GitHub invites whoever is not.
 */
export async function setTeamRole(work: Work, edge: Address, role: TeamRole): Promise<void> {
  const { attempt, draft, org } = work;
  const { slug } = draft.teamAt(teamOf(edge));
  const username = draft.loginAt(personOf(edge));
  const invitation = draft.invitationAt(personOf(edge));
  if (invitation !== undefined && invitation.login === undefined) {
    throw new ChangeFailed(
      'their invitation went to an e-mail address: they are put into it once they accept',
    );
  }
  const parameters = { org, team_slug: slug, username };
  const look = async () => {
    const found = await attempt.client.find(readRoute, parameters);
    return found?.data.role === role && !hasChildren(work, teamOf(edge));
  };
  const { data } = expectDone(await attempt.send(writeRoute, { ...parameters, role }, look));
  if (data === undefined) return;
  if (data.state === 'pending') await refuseStranger(work, edge, username);
  if (data.role !== role) throw new ChangeFailed(`GitHub made them \`${data.role}\` of the team`);
}

const readRoute = 'GET /orgs/{org}/teams/{team_slug}/memberships/{username}';
const writeRoute = 'PUT /orgs/{org}/teams/{team_slug}/memberships/{username}';

/** Somebody in a team below shows as a member of the team above. */
export function hasChildren({ draft }: Work, team: Address): boolean {
  const name = team.slice(team.indexOf('/') + 1);
  return [...draft.entries].some(([address, { parent }]) => address.startsWith('team:') && parent === name);
}

/** A member is in the team at once. Where GitHub invites instead, the log-in is not the member's any more. */
async function refuseStranger(work: Work, edge: Address, username: string): Promise<void> {
  const { attempt, draft, org } = work;
  const person = draft.person(personOf(edge));
  if (!draft.isMember(person)) return;
  const found = await readMembership(attempt.client, org, username);
  if (found === undefined || found.account === person.account) return;
  await removeStranger(work, username);
  throw new ChangeFailed(
    `the log-in \`${username}\` belongs to account ${found.account} now, not to ${person.account}: their invitation is taken back`,
  );
}
