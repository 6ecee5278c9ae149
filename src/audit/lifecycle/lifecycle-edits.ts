import { readableJson } from '../../digest/canonical-json.ts';
import type { JsonObject } from '../../digest/json.ts';
import { jsonEqual } from '../../digest/json-equal.ts';
import { invitationPath } from '../ledger-paths.ts';
import type { LedgerEdits } from '../state-edits.ts';
import type { Invitation, Lifecycle } from './invitation.ts';

/** The files that differ between the invitations of an organization before and after. */
export function lifecycleEdits(organization: string, before: Lifecycle, after: Lifecycle): LedgerEdits {
  const edits = new Map<string, string | null>();
  for (const member of before.keys())
    if (!after.has(member)) edits.set(invitationPath(organization, member), null);
  for (const [member, invitation] of after) {
    if (jsonEqual(asJson(before.get(member)), asJson(invitation))) continue;
    edits.set(invitationPath(organization, member), renderInvitation(invitation));
  }
  return edits;
}

export function renderInvitation(invitation: Invitation): string {
  return readableJson(invitation as unknown as JsonObject);
}

function asJson(invitation: Invitation | undefined): JsonObject | undefined {
  return invitation as unknown as JsonObject | undefined;
}
