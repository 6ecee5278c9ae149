import type { Address } from '../../../plan/address.ts';
import { personOf, teamOf } from '../../../plan/edge-addresses.ts';
import type { SnapshotInvitation } from '../snapshot.ts';
import { expectGone } from './expect-done.ts';
import { invite } from './invite.ts';
import type { Person } from './organization-draft.ts';
import { setTeamRole } from './set-team-role.ts';
import type { Work } from './work.ts';

interface Pending {
  readonly address: Address;
  readonly person: Person;
  readonly role: 'admin' | 'member';
  readonly pending: SnapshotInvitation;
}

/**
 * Invites somebody anew with another role: GitHub keeps the role of an open invitation. It is cancelled first, and only
 * where another one will surely be taken; the new one leads to the same teams.
 */
export async function inviteAnew(work: Work, { address, person, role, pending }: Pending): Promise<void> {
  const { attempt, draft, quota, org } = work;
  quota.checkBeforeCancelling(work.now());
  const edges = [...draft.entries].filter(
    ([each]) => each.startsWith('team-member:') && personOf(each) === address,
  );
  const teams = edges.map(([each]) => draft.teamAt(teamOf(each)).number);
  const sent = await attempt.send(
    'DELETE /orgs/{org}/invitations/{invitation_id}',
    { org, invitation_id: pending.id },
    async () => false,
  );
  expectGone(sent);
  draft.withoutInvitation(pending.id);
  try {
    await invite(work, { person, role, teams });
  } catch (error) {
    draft.left(address);
    throw error;
  }
  for (const [each, { role: teamRole }] of edges) {
    if (teamRole === 'maintainer') await setTeamRole(work, each, 'maintainer');
  }
}
