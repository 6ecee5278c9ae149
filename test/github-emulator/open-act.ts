import { auditEntry } from './audit-entry.ts';
import type { Caller } from './caller.ts';
import type { Effect } from './effect.ts';
import type { Emulated } from './emulated.ts';
import type { Exchange } from './exchange.ts';
import type { Act } from './route.ts';
import type { Organization } from './state.ts';

/** What a route changes by: everything that it does is an effect of its request, and goes into the audit log. */
export function openAct(
  world: Emulated,
  exchange: Exchange,
  caller: Caller,
  organization: Organization,
): Act {
  const { state, clock, consistency } = world;
  const copy = exchange.copies.has(organization.id) ? undefined : consistency.copy(organization);
  if (copy !== undefined) {
    exchange.copies.set(organization.id, copy);
  }
  return {
    state,
    organization,
    actor: caller.account,
    now: clock.now(),
    effect: (told) => {
      const effect: Effect = { organization: organization.login, ...told };
      exchange.effects.push(effect);
      const account = effect.account === undefined ? undefined : state.accounts.get(effect.account);
      organization.auditLog.push(
        auditEntry(effect, organization, caller.account, account, clock.milliseconds()),
      );
    },
  };
}
