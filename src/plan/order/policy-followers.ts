import type { Json } from '../../digest/json.ts';
import { knownAddress } from '../address.ts';
import { isPin } from '../check-pins.ts';
import type { StateEntries } from '../state.ts';

/** The scope of what everyone is under. */
export const everyone = '*';

/** By policy, the scopes that follow its default version: roles that hold it unpinned, whom it bounds unpinned. */
export type Followers = ReadonlyMap<string, ReadonlySet<string>>;

export function policyFollowers(entries: StateEntries): Followers {
  const followers = new Map<string, Set<string>>();
  const follow = (policies: Json | undefined, scope: string) => {
    for (const policy of Array.isArray(policies) ? (policies as readonly string[]) : []) {
      if (isPin(policy)) continue;
      const known = followers.get(policy);
      if (known === undefined) followers.set(policy, new Set([scope]));
      else known.add(scope);
    }
  };
  for (const [address, value] of entries) {
    if (value.policies === undefined && value.boundary === undefined) continue;
    const { kind } = knownAddress(address);
    if (kind === 'role') follow(value.policies, `role:${address.slice(address.indexOf('/') + 1)}`);
    else follow(value.boundary, kind === 'organization' ? everyone : address);
  }
  return followers;
}
