import { knownAddress } from '../../src/plan/address.ts';
import { memberAddress } from '../../src/plan/edge-ends.ts';
import type { StateEntries } from '../../src/plan/state.ts';

/** Without memberships of members that are not there: no YAML that links declares such. */
export function whole(entries: StateEntries): StateEntries {
  return new Map(
    [...entries].filter(([address]) => {
      const parsed = knownAddress(address);
      return parsed.kind !== 'team-member' || entries.has(memberAddress(parsed));
    }),
  );
}
