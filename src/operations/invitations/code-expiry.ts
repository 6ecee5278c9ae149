import { instantAfter } from '../../model/instant.ts';
import type { Instant, Organization } from '../../model/model.ts';
import { objectIn } from '../../plan/transitions/transition.ts';

/** Until when a code made now can be accepted, as `membership.invite.expiresAfter` says; nothing: always. */
export function codeExpiry(
  { membership }: Pick<Organization, 'membership'>,
  now: Instant,
): { readonly expires?: Instant } {
  const length = objectIn(membership.written.invite)?.expiresAfter;
  const expires = typeof length === 'string' ? instantAfter(now, length) : undefined;
  return expires === undefined ? {} : { expires };
}
