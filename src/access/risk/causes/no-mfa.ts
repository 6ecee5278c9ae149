import { nameSome } from '../../name-some.ts';
import { asksForMfaIn } from '../asks-for-mfa.ts';
import type { RiskFacts } from '../risk-facts.ts';
import type { Why } from '../why.ts';

/**
 * Members seen without a second factor, whatever they gain; and those of whom nobody saw whether they have one, where
 * what they gain is privileged. Access that asks for it is no reason: without it nobody has it.
 */
export function withoutMfa(facts: Pick<RiskFacts, 'mfa' | 'access' | 'now'>): Why {
  const { mfa = new Map<string, boolean>() } = facts;
  const asksForMfa = asksForMfaIn(facts);
  return (change) => {
    const { principals, privileged } = change;
    const members = principals.filter((each) => each.startsWith('member/'));
    const seen = (name: string) => mfa.get(name.slice('member/'.length));
    const without = members.filter((name) => seen(name) === false && !asksForMfa(change, name));
    if (without.length > 0)
      return `${nameSome(without)} ${without.length === 1 ? 'has' : 'have'} no second factor, and this asks for none`;
    const unseen = privileged
      ? members.filter((name) => seen(name) === undefined && !asksForMfa(change, name))
      : [];
    return unseen.length === 0
      ? undefined
      : `whether ${nameSome(unseen)} ${unseen.length === 1 ? 'has' : 'have'} a second factor is not known, and this asks for none`;
  };
}
