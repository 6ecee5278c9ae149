import type { Json } from '../../digest/json.ts';
import { jsonEqual } from '../../digest/json-equal.ts';
import type { Organization } from '../../model/model.ts';
import type { CompiledAccess } from '../compiled-access.ts';
import { accessKeys } from '../diff/access-keys.ts';
import { engineAccess } from '../diff/engine-access.ts';
import { otherHolders } from '../diff/other-holders.ts';
import type { SystemAccess } from '../diff/system-access.ts';
import { universeOf } from '../sets/universe-of.ts';
import type { Breach } from './breach.ts';
import { meaningOf } from './meaning-of.ts';
import type { GuardrailRule } from './rule.ts';

/**
 * How a breach stood in the files before: `inherited`: the same people broke the same guardrail by the same access;
 * `seen`: they had that access, and the guardrail is another or new.
 */
export type Standing = 'inherited' | 'seen';

export interface StandingQuestion {
  readonly base: Organization;
  readonly head: Organization;
  readonly access: { readonly before: CompiledAccess; readonly after: CompiledAccess };
  /** In milliseconds. */
  readonly now: number;
  /** What breaks a guardrail in the files before, asked in those files. */
  breachesBefore(rule: GuardrailRule): readonly Breach[];
}

/**
 * Tells which breaches are none of a change's doing: they are there before it, and nobody whom they are about may do
 * anything else by it, now or at any later moment. What somebody could do by first changing what they hold depends on
 * everything, and is always taken for new.
 */
export function standingSince(question: StandingQuestion) {
  const { base, head, access, now, breachesBefore } = question;
  // What an action is done to, and where a zone reaches, is part of what everybody may do.
  if (!jsonEqual(groundOf(base), groundOf(head))) return () => undefined;
  const alike = heldAlike(base, head, access, now);
  const own = new Set([...base.guardrails.values()].map(meaningOf));
  const known = new Map<string, readonly Breach[]>();
  return (breach: Breach, rule: GuardrailRule): Standing | undefined => {
    if (breach.reached.some(({ raise }) => raise !== undefined)) return undefined;
    const { principals, besides = [] } = breach;
    const people = besides.filter((each) => !each.startsWith('team/'));
    if (![...principals, ...people].every(alike)) return undefined;
    const meaning = meaningOf(rule.guardrail);
    const before = known.get(meaning) ?? breachesBefore(rule);
    known.set(meaning, before);
    if (!before.some((each) => sameAs(each) === sameAs(breach) && hingedOn(each, besides))) return undefined;
    return own.has(meaning) ? 'inherited' : 'seen';
  };
}

function groundOf({ services, zones }: Organization): Json {
  const told = [...services.values()].map(({ name, actions, resourceTypes, conditionKeys }) => [
    ...[name, actions, resourceTypes, conditionKeys],
  ]);
  return [told, [...zones.values()].map(({ name, resources, isolated }) => [name, [...resources], isolated])];
}

/** Whether it did on all of those: who hands an account over gives what it holds. */
function hingedOn({ besides = [] }: Breach, asked: readonly string[]): boolean {
  return asked.every((each) => besides.includes(each));
}

function sameAs({ is, principals, role, count }: Breach): string {
  return JSON.stringify([is, [...principals].sort(), role, is === 'too-long' ? count : undefined]);
}

/** Whether somebody is who they were, and holds the same, now and whenever anything begins or ends. A team holds nothing itself. */
function heldAlike(
  base: Organization,
  head: Organization,
  { before: was, after: is }: StandingQuestion['access'],
  now: number,
): (principal: string) => boolean {
  const universe = universeOf([was, is]);
  const keys = accessKeys();
  const before = engineAccess(was, keys, universe);
  const after = engineAccess(is, keys, universe);
  const others = otherHolders(base, head);
  const idsBefore = idsIn(before);
  const idsAfter = idsIn(after);
  const known = new Map<string, boolean>();
  const compare = (principal: string): boolean => {
    const id = idsAfter.get(principal);
    if (id === undefined || id !== idsBefore.get(principal) || others.has(principal)) return false;
    const moments = [now, ...before.momentsOf(principal, now), ...after.momentsOf(principal, now)];
    return moments.every((at) => before.at(principal, at).key === after.at(principal, at).key);
  };
  return (principal) => {
    const found = known.get(principal) ?? compare(principal);
    known.set(principal, found);
    return found;
  };
}

function idsIn({ principals }: SystemAccess): ReadonlyMap<string, string> {
  return new Map(principals.map(({ name, id }) => [name, id]));
}
