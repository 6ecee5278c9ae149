import { type Address, knownAddress } from '../address.ts';
import { renameOf } from '../apply-change.ts';
import { memberAddress } from '../edge-ends.ts';
import type { Change } from '../plan.ts';
import { losersOf } from './changed-access.ts';
import { type Guard, type GuardInput, principalAddress } from './guard.ts';

/** Refuses to take anything from the principals that the target calls `protected`, or did in the files before. */
export const protectedPrincipals: Guard = {
  name: 'protected-principals',
  check: (input) => {
    const { protectedBefore = [] } = input.circumstances;
    const all = [...new Set([...input.target.protected, ...protectedBefore])];
    if (all.length === 0) return undefined;
    const losers = losersOf(input);
    const losing = all.filter((principal) =>
      whoeverIs(principal, input).some((address) => loses(input, losers, address)),
    );
    if (losing.length === 0) return undefined;
    const names = losing.map((principal) => `\`${principal}\``).join(', ');
    const isStill = losing.some((principal) => !input.target.protected.includes(principal));
    const until = isStill ? ': taking back a protection counts from the next apply on' : '';
    return { message: `${names} would lose access and must not${until}`, limit: 0, planned: losing.length };
  },
};

/** Who has the name now, and whoever had it before the renames of this plan: one of them is the one meant. */
function whoeverIs(principal: string, { organization, changes }: GuardInput): readonly Address[] {
  const address = principalAddress(organization.name, principal);
  const renamed = changes.filter((change) => change.action === 'rename' && renameOf(change).from === address);
  return [address, ...renamed.map((change) => change.address)];
}

function loses(
  { before, after, changes }: GuardInput,
  losers: ReadonlySet<Address>,
  address: Address,
): boolean {
  if (losers.has(address)) return true;
  if ([...before.grants(address).keys()].some((key) => !after.grants(address).has(key))) return true;
  return changes.some((change) => {
    if (change.effect !== 'loss' && change.effect !== 'both') return false;
    return change.address === address || (change.action === 'delete' && endsAt(change, address));
  });
}

/** Whether the deleted edge is the principal's own: its binding, or its place in a team. */
function endsAt(change: Change, principal: string): boolean {
  const parsed = knownAddress(change.address);
  if (parsed.kind === 'team-member') return memberAddress(parsed) === principal;
  if (parsed.kind !== 'binding') return false;
  return principalAddress(parsed.organization, `${parsed.holder.kind}/${parsed.holder.name}`) === principal;
}
