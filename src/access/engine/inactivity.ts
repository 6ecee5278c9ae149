import type { Inactivity } from '../decision.ts';
import type { CompiledPrincipal } from './principal.ts';

/** Why a principal can do nothing at a time; of a token its owner's reasons too. */
export function inactivityAt(principal: CompiledPrincipal, now: number): Inactivity | undefined {
  if (principal.inactive !== undefined) return principal.inactive;
  const { token } = principal;
  if (token === undefined) return undefined;
  return now >= token.expires ? { principal: principal.name, because: 'expired' } : token.owner.inactive;
}
