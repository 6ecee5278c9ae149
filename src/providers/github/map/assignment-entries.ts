import type { JsonObject } from '../../../digest/json.ts';
import { type Address, bindingAddress, knownAddress } from '../../../plan/address.ts';
import type { SnapshotRoleAssignment } from '../snapshot.ts';
import type { TeamNames } from './team-names.ts';
import type { WhoIsWho } from './who-is-who.ts';

/** Who holds which organization role directly. */
export function* assignmentEntries(
  assignments: readonly SnapshotRoleAssignment[],
  {
    organization,
    names,
    who,
  }: { readonly organization: string; readonly names: TeamNames; readonly who: WhoIsWho },
): Iterable<[Address, JsonObject]> {
  for (const { role, holder } of assignments) {
    const value = { role: role.name };
    if ('team' in holder) {
      const name = names.get(holder.team);
      if (name !== undefined) yield [bindingAddress(organization, { kind: 'team', name }, value), value];
      continue;
    }
    const parsed = knownAddress(who.addressOf(holder.account));
    if (parsed.kind !== 'member' && parsed.kind !== 'service-account') continue;
    yield [bindingAddress(organization, { kind: parsed.kind, name: parsed.name }, value), value];
  }
}
