import type { Inactivity } from '../decision.ts';
import type { CompiledPrincipal } from './principal.ts';

/** Why a principal can do nothing at a time; of a token its owner's reasons too. */
export function inactivityAt(principal: CompiledPrincipal, now: number): Inactivity | undefined {
  if (principal.inactive !== undefined) return principal.inactive;
  if (now >= principal.expires) return { principal: principal.name, because: 'expired' };
  return principal.token?.owner.inactive;
}
