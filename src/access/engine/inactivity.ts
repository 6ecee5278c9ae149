import type { Inactivity } from '../decision.ts';
import type { CompiledPrincipal } from './principal.ts';

/** Why a principal can do nothing at a time; of a token its owner's reasons too. */
export function inactivityAt(principal: CompiledPrincipal, now: number): Inactivity | undefined {
  if (principal.inactive !== undefined) return asOf(principal.inactive, principal, now);
  const { token } = principal;
  if (token === undefined) return undefined;
  if (now >= token.expires) return { principal: principal.name, because: 'expired' };
  return token.owner.inactive && asOf(token.owner.inactive, token.owner, now);
}

/** Whether pending or expired: until it is accepted, nobody may do anything. */
function asOf(inactive: Inactivity, { invitationExpires }: CompiledPrincipal, now: number): Inactivity {
  const isExpired = inactive.because === 'invitation-pending' && now >= invitationExpires;
  return isExpired ? { ...inactive, because: 'invitation-expired' } : inactive;
}
