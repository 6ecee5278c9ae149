import type { ContextValue } from '../../src/access/request.ts';
import { accessOf, reasonOf, statementsOfAna } from './access-of.ts';

/** Whether a condition holds, of an allow and of a deny: each alone, so that they cannot hide each other. */
export function holds(conditions: string, context: Readonly<Record<string, ContextValue>> = {}): string {
  const allow = accessOf(
    statementsOfAna(`- { effect: allow, actions: ["events:read"], conditions: ${conditions} }`),
  );
  const deny = accessOf(
    statementsOfAna(`
- { effect: allow, actions: ["events:read"] }
- { effect: deny, actions: ["events:read"], conditions: ${conditions} }`),
  );
  const allows = reasonOf(allow, { context }) === 'allow';
  const denies = reasonOf(deny, { context }) === 'explicit-deny';
  return allows === denies ? (allows ? 'holds' : 'fails') : 'least access';
}
