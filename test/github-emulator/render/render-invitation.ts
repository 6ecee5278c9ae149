import type { EmulatorState } from '../emulator-state.ts';
import type { FailedInvitation, Invitation, Organization } from '../state.ts';
import { nodeId } from './node-id.ts';
import { renderAccount } from './render-account.ts';

/** `organization-invitation` of GitHub's description. */
export function renderInvitation(
  url: string,
  state: EmulatorState,
  organization: Organization,
  invitation: Invitation | FailedInvitation,
): Record<string, unknown> {
  const account = invitation.account === undefined ? undefined : state.accounts.get(invitation.account);
  const inviter = state.accounts.get(invitation.inviter) ?? state.accounts.get(organization.id);
  return {
    id: invitation.id,
    node_id: nodeId('Invitation', invitation.id),
    login: account?.login ?? null,
    email: invitation.email ?? null,
    role: invitation.role,
    created_at: invitation.createdAt,
    failed_at: 'failedAt' in invitation ? invitation.failedAt : null,
    failed_reason: 'reason' in invitation ? invitation.reason : null,
    inviter: inviter && renderAccount(url, inviter),
    team_count: invitation.teams.size,
    invitation_teams_url: `${url}/organizations/${organization.id}/invitations/${invitation.id}/teams`,
    invitation_source: 'member',
  };
}
