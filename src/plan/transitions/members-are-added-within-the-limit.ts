import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { JsonObject } from '../../digest/json.ts';
import type { Organization } from '../../model/model.ts';
import { type Address, knownAddress } from '../address.ts';
import type { StateEntries } from '../state.ts';
import { placeOf, type TransitionInput } from './transition.ts';

/**
 * Being over the limit refuses additions, never removals. What is in the target already, by whatever hand, counts
 * but is not added: a member is who was not there, or was there in a state that does not count.
 */
export function membersAreAddedWithinTheLimit(input: TransitionInput): readonly PlacedDiagnostic[] {
  const { membership } = input.organization;
  if (membership.limit === undefined || input.next === input.actual) return [];
  const after = countedIn(input.next, membership.counts);
  const excess = after.length - membership.limit;
  if (excess <= 0) return [];
  const before = new Set(countedIn(input.actual, membership.counts));
  const [first, ...others] = after.filter((address) => !before.has(address));
  if (first === undefined) return [];
  const parsed = knownAddress(first);
  const name = `\`${'name' in parsed ? parsed.name : first}\``;
  const added = others.length === 0 ? `${name} is added` : `${name} and ${others.length} more are added`;
  const { source, raise } = limitOf(membership);
  return [
    createDiagnostic('plan/member-limit', {
      message: `${added}: ${after.length} members count, where ${source} allows ${membership.limit}`,
      ...placeOf(input, first, 'name'),
      hint: `remove or suspend ${excess} in the same change, or ${raise}`,
    }),
  ];
}

/** The members that count, by address. A member invited but not yet here is declared active: both words count it. */
function countedIn(entries: StateEntries, counts: Organization['membership']['counts']): readonly Address[] {
  const active = counts.includes('active') || counts.includes('pending');
  const isCounted = ({ status }: JsonObject) => (status === 'suspended' ? counts.includes(status) : active);
  return [...entries]
    .filter(([address, value]) => address.startsWith('member:') && isCounted(value))
    .map(([address]) => address)
    .sort();
}

/** What sets the limit, and how to raise it. */
function limitOf({ written }: Organization['membership']): {
  readonly source: string;
  readonly raise: string;
} {
  if (written.memberLimit !== undefined) return { source: '`memberLimit`', raise: 'raise `memberLimit`' };
  return { source: `plan \`${String(written.plan)}\``, raise: 'move to a plan that allows more' };
}
