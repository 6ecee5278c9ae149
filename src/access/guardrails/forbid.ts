import { difference, intersection } from '../sets/set-operations.ts';
import type { Breach } from './breach.ts';
import { type Inquiry, scopeFor } from './inquiry.ts';
import type { Reach } from './reach.ts';
import { bodyOf } from './rule.ts';
import type { WrittenScope } from './scope.ts';

/** Who can get at what a guardrail forbids them, now or later. */
export function* forbiddenBy(inquiry: Inquiry): Iterable<Breach> {
  const { forbid } = bodyOf(inquiry.rule.guardrail);
  if (forbid === undefined) return;
  const { principals: patterns, unless } = forbid;
  const { system, whom } = inquiry;
  const isAbout = (principal: string, at: number) =>
    whom.isMeant(patterns, principal, at) && !whom.isLetPass(unless, principal, at);
  for (const { name } of system.principals) {
    const reach = reachOver(inquiry, name, [forbid], (at) => isAbout(name, at));
    if (reach !== undefined) yield breachOf(name, reach, 'forbidden');
  }
}

export interface ReachAt {
  readonly reached: readonly Exclude<Reach, { is: 'none' }>[];
  readonly from: number;
}

export function breachOf(
  principal: string,
  { reached, from }: ReachAt,
  is: 'forbidden' | 'not-separate',
): Breach {
  const isUnknown = reached.some((each) => each.is === 'unknown');
  return {
    is: isUnknown ? 'not-decided' : is,
    principals: [principal],
    reached: reached.map(({ is: _, ...each }) => each),
    from,
  };
}

/**
 * The first moment at which somebody can get at all of some scopes. Somebody who is exempt for a time is not asked
 * until it ends, and then only about what begins later still: what they hold until then they were exempt for.
 */
export function reachOver(
  inquiry: Inquiry,
  principal: string,
  written: readonly WrittenScope[],
  isAbout: (at: number) => boolean,
): ReachAt | undefined {
  const { whom, reaches, system, now } = inquiry;
  const scopes = written.map((each) => scopeFor(inquiry, each, 'widest', principal));
  if (scopes.some(({ actions }) => actions.length === 0)) return undefined;
  let until = Number.NEGATIVE_INFINITY;
  let before: number | undefined;
  for (const at of [now, ...inquiry.momentsOf(principal)]) {
    until = Math.max(until, whom.exemptUntil(principal, at));
    const previous = before;
    before = at;
    if (at < until || !isAbout(at)) continue;
    const reached = scopes.map((scope) => reaches(principal, scope, at));
    const known = reached.filter((each) => each.is !== 'none');
    if (known.length < reached.length) continue;
    const wasExempt = until > now;
    if (wasExempt && previous !== undefined && !isMore(previous, at)) continue;
    return { reached: known, from: at };
  }
  return undefined;

  /** Whether they can get at something of a scope that they could not just before. */
  function isMore(previous: number, at: number): boolean {
    const more = difference(system.at(principal, at).set, system.at(principal, previous).set);
    const isDirect = scopes.some(({ set }) => inquiry.finder.inAny(intersection([more, set])).is !== 'none');
    return isDirect || scopes.some((scope) => reaches(principal, scope, previous).is === 'none');
  }
}
