import type { Instant } from '../model/model.ts';
import { type Address, knownAddress } from './address.ts';
import { type AccessAt, accessAfter, accessAt } from './order/access-before-after.ts';
import { everyone } from './order/policy-followers.ts';
import { type AskedPart, partOfState } from './part-of-state.ts';
import type { Change } from './plan.ts';
import { affectedPrincipals, principalsUnder } from './reach/affected-principals.ts';
import type { SectionEnds } from './section-ends.ts';

export interface Touching {
  readonly organization: string;
  readonly changes: readonly Change[];
  /** Edges that begin or end while it is looked, and objects that do. */
  readonly moving: readonly Address[];
  readonly evaluatedAt: Instant;
}

/**
 * The parts of both states in which somebody's access can differ, now or ever: all whom a change reaches on either side,
 * with what their access follows from. Undefined where that is everybody.
 */
export function touchedEnds(ends: SectionEnds, touching: Touching): SectionEnds | undefined {
  const { organization, changes, moving, evaluatedAt } = touching;
  if (changes.some(touchesEveryone)) return undefined;
  const was = accessAt(ends.before.entries, ends.before.manages, evaluatedAt);
  const is = accessAfter(was, changes);
  const scheduled = [...(ends.before.scheduled ?? []), ...(ends.after.scheduled ?? [])];
  const timed = [...scheduled.map(({ address }) => address), ...moving];
  const principals = new Set<Address>();
  for (const side of [was, is]) {
    for (const address of timed) addTo(principals, affectedPrincipals(side.graph, address));
    for (const { address } of changes) {
      const scopes = scopesOf(address, side);
      if (scopes.includes(everyone)) return undefined;
      for (const scope of scopes) addTo(principals, principalsUnder(side.graph, scope));
    }
  }
  const named = changes.map(({ address }) => address);
  return bothParts(ends, [was, is], { organization, principals, also: named });
}

/** What is taken of one side is taken of the other: what only one of them names is there on both, or on neither. */
function bothParts(
  ends: SectionEnds,
  [was, is]: readonly [AccessAt, AccessAt],
  asked: AskedPart,
): SectionEnds {
  const before = partOfState(ends.before, was.graph, asked);
  const after = partOfState(ends.after, is.graph, {
    ...asked,
    also: [...asked.also, ...before.entries.keys()],
  });
  const missing = [...after.entries.keys()].filter(
    (address) => !before.entries.has(address) && ends.before.entries.has(address),
  );
  return missing.length === 0
    ? { before, after }
    : bothParts(ends, [was, is], { ...asked, also: [...asked.also, ...before.entries.keys(), ...missing] });
}

/**
 * Catalogues and zones say what every statement means, a policy that comes or goes may be meant by any reference, and
 * what gets another name has it everywhere.
 */
function touchesEveryone({ action, address }: Change): boolean {
  const { kind } = knownAddress(address);
  if (kind === 'policy') return action !== 'update';
  return action === 'rename' || kind === 'organization' || kind === 'service' || kind === 'zone';
}

/** What is under an entry: those who hold a role, and the roles and principals that follow a policy. */
function scopesOf(address: Address, side: AccessAt): readonly string[] {
  const parsed = knownAddress(address);
  if (parsed.kind === 'role') return [`role:${parsed.name}`];
  if (parsed.kind === 'policy') return [...(side.followers().get(parsed.name) ?? [])];
  return [address];
}

function addTo<T>(set: Set<T>, items: Iterable<T>): void {
  for (const item of items) set.add(item);
}
