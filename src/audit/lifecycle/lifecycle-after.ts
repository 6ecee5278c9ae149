import { invariant } from '../../diagnostic/bylaw-error.ts';
import type { Instant } from '../../model/model.ts';
import { parseAddress } from '../../plan/address.ts';
import { renameOf } from '../../plan/apply-change.ts';
import type { Change } from '../../plan/plan.ts';
import type { Invitation, Lifecycle } from './invitation.ts';
import { afterEvent, type NewCode } from './invitation-event.ts';

export interface MembersMade {
  /** What was done, in its order. */
  readonly made: readonly Pick<Change, 'action' | 'address' | 'before'>[];
  /** Whether a member is in another directory of the organization too: there nothing begins or ends for them. */
  readonly isElsewhere: (member: string) => boolean;
  /** Who is created is invited; undefined where they are active at once. */
  readonly invite: ((member: string) => { readonly code?: NewCode }) | undefined;
}

/**
 * The invitations of an organization after members came, went and were renamed. Who comes is invited, anew where
 * they had been here before, and whoever goes takes their invitation along. Where nobody is invited, an invitation that
 * stands, such as from a directory that is declared no longer, goes on as it is.
 */
export function lifecycleAfter(
  lifecycle: Lifecycle,
  { made, isElsewhere, invite }: MembersMade,
  now: Instant,
): Lifecycle {
  const after = new Map(lifecycle);
  for (const change of made) {
    const member = memberOf(change.address);
    if (member === undefined) continue;
    if (change.action === 'rename') rename(after, memberOf(renameOf(change).from), member);
    else if (isElsewhere(member)) continue;
    else if (change.action === 'delete') after.delete(member);
    else if (change.action === 'create' && invite !== undefined)
      after.set(member, newInvitation(member, invite(member), now));
  }
  return after;
}

function newInvitation(member: string, code: { readonly code?: NewCode }, now: Instant): Invitation {
  const invitation = afterEvent(undefined, { is: 'invite', member, ...code }, now);
  invariant(typeof invitation !== 'string', 'who was not invited can be');
  return invitation;
}

function rename(after: Map<string, Invitation>, from: string | undefined, to: string): void {
  const invitation = from === undefined ? undefined : after.get(from);
  if (from === undefined || invitation === undefined) return;
  after.delete(from);
  after.set(to, { ...invitation, member: to });
}

function memberOf(address: string): string | undefined {
  const parsed = parseAddress(address);
  return parsed?.kind === 'member' ? parsed.name : undefined;
}
