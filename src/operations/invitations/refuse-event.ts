import type { Invitation, Lifecycle } from '../../audit/lifecycle/invitation.ts';
import type { InvitationRefusal } from '../../audit/lifecycle/invitation-event.ts';
import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { didYouMean } from '../../diagnostic/nearest-name.ts';
import type { Organization } from '../../model/model.ts';

/** Why nothing can be done to an invitation, and the way round. */
export function refusedEvent(
  refusal: Exclude<InvitationRefusal, 'already-invited'>,
  member: string,
  { organization, lifecycle }: { readonly organization: Organization; readonly lifecycle: Lifecycle },
): BylawError {
  const invitation = lifecycle.get(member);
  const again = `\`bylaw invitation resend ${member}\``;
  switch (refusal) {
    case 'not-invited':
      return notInvited(member, organization, lifecycle);
    case 'already-accepted':
      return failure(refusal, `\`${member}\` accepted the invitation${endOf(invitation)}`, {
        hint: `\`bylaw member suspend ${member}\` takes the access away`,
      });
    case 'cancelled':
      return failure(refusal, `the invitation of \`${member}\` was cancelled${endOf(invitation)}`, {
        hint: organization.members.has(member)
          ? `${again} invites anew`
          : `add \`${member}\` to the files and apply: that invites anew`,
      });
    case 'expired':
      return failure(refusal, `the invitation of \`${member}\` expired at ${invitation?.expires ?? ''}`, {
        hint: `${again} makes another code`,
      });
    case 'no-code':
      return failure(refusal, `no code was made for \`${member}\``, { hint: `${again} makes one` });
    case 'wrong-code':
      return failure(refusal, `that is not the one-time code of \`${member}\``, {
        hint: `only the newest code counts; ${again} makes another`,
      });
  }
}

/** Whoever the files declare no longer neither accepts nor gets another code. */
export function refuseUndeclared(member: string, { members }: Organization): void {
  if (members.has(member)) return;
  throw new BylawError('invitation/not-declared', `the files of HEAD do not declare \`${member}\``, {
    hint: 'the next apply removes them: declare them again, or apply where they were renamed',
  });
}

function notInvited(member: string, { members }: Organization, lifecycle: Lifecycle): BylawError {
  const what = `\`${member}\` has no invitation`;
  if (members.has(member)) {
    return failure('not-invited', what, {
      hint: 'who was created before invitations were asked for is active; who is not applied yet is invited by `bylaw apply`',
    });
  }
  const hint = didYouMean(member, [...lifecycle.keys(), ...members.keys()], 'there is no such member');
  return failure('not-invited', what, hint);
}

function endOf(invitation: Invitation | undefined): string {
  return invitation?.ended === undefined ? '' : ` at ${invitation.ended}`;
}

function failure(
  refusal: Exclude<InvitationRefusal, 'already-invited'>,
  message: string,
  options: { readonly hint?: string },
): BylawError {
  return new BylawError(`invitation/${refusal}`, message, options);
}
