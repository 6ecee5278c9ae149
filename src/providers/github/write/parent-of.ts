import { type Address, knownAddress, objectAddress } from '../../../plan/address.ts';
import type { OrganizationDraft } from './organization-draft.ts';

/** The team above a team, as it is now. */
export function parentOf(draft: OrganizationDraft, team: Address): Address | undefined {
  const parent = draft.entries.get(team)?.parent;
  return typeof parent === 'string'
    ? objectAddress('team', knownAddress(team).organization, parent)
    : undefined;
}
