import { knownAddress } from './address.ts';
import type { Effectless } from './apply-change.ts';
import { isOwner, ownersIn, ownersRoleBy } from './owners-in.ts';
import type { RoleTerms } from './projection.ts';
import type { StateEntries } from './state.ts';

/**
 * By the change with which an owner leaves, the one that makes a successor: the successor is made first, so that no
 * apply that fails half-way leaves nobody. Empty where an owner stays. What counts as owner is what was applied
 * last. `before` is under the new names.
 */
export function successions<C extends Effectless>(
  changes: readonly C[],
  before: StateEntries,
  after: StateEntries,
  terms: RoleTerms | undefined,
): ReadonlyMap<C, C> {
  const [first] = changes;
  if (first === undefined) return new Map();
  const { organization } = knownAddress(first.address);
  const role = ownersRoleBy(terms, before, organization) ?? ownersRoleBy(terms, after, organization);
  if (role === undefined) return new Map();
  const owners = ownersIn(before, role);
  if (owners.length === 0 || owners.some((owner) => isOwner(after, owner, role))) return new Map();
  const made = changes.filter(({ action }) => action !== 'rename');
  const successor = made
    .filter(({ address }) => isOwner(after, address, role))
    .sort((a, b) => (a.address < b.address ? -1 : 1))[0];
  if (successor === undefined) return new Map();
  return new Map(
    made.filter(({ address }) => owners.includes(address)).map((leaving) => [leaving, successor]),
  );
}
