import type { EmulatorState } from '../emulator-state.ts';
import type { Act } from '../route.ts';
import type { Account, Invitation, Organization } from '../state.ts';
import type { VirtualClock } from '../virtual-clock.ts';
import { acceptInvitation } from './invitations.ts';

function inviteeOf(state: EmulatorState, invitation: Invitation): Account | undefined {
  if (invitation.account !== undefined) {
    return state.accounts.get(invitation.account);
  }
  const address = invitation.email?.toLowerCase();
  return [...state.accounts.values()].find((account) =>
    account.emails.some((email) => email.toLowerCase() === address),
  );
}

function mayAccept(organization: Organization, account: Account): boolean {
  const needsTwoFactor = organization.settings.two_factor_requirement_enabled === true;
  return !account.suspended && (account.twoFactor || !needsTwoFactor);
}

/** Those who are invited say yes: all, or one by log-in or address. Who may not accept stays invited. */
export function acceptInvitations(
  state: EmulatorState,
  clock: VirtualClock,
  whom: string | undefined,
  where: string | undefined,
): void {
  for (const organization of state.organizations.values()) {
    if (where !== undefined && state.organization(where) !== organization) {
      continue;
    }
    const act: Act = { state, organization, now: clock.now(), effect: () => {} };
    for (const invitation of organization.invitations.values()) {
      const account = inviteeOf(state, invitation);
      const meant =
        whom === undefined ||
        account?.login.toLowerCase() === whom.toLowerCase() ||
        invitation.email?.toLowerCase() === whom.toLowerCase();
      if (account !== undefined && meant && mayAccept(organization, account)) {
        acceptInvitation(act, invitation, account);
      }
    }
  }
}
