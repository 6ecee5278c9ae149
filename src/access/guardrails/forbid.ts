import { teamPeople } from '../../model/organization/team-people.ts';
import { difference, intersection } from '../sets/set-operations.ts';
import type { Breach } from './breach.ts';
import { type Inquiry, scopeFor } from './inquiry.ts';
import type { Reach } from './reach.ts';
import { bodyOf } from './rule.ts';
import type { Scope, WrittenScope } from './scope.ts';

/** Who can get at what a guardrail forbids them, now or later. */
export function* forbiddenBy(inquiry: Inquiry): Iterable<Breach> {
  const { forbid } = bodyOf(inquiry.rule.guardrail);
  if (forbid === undefined) return;
  const { principals: patterns, unless } = forbid;
  const { system, whom } = inquiry;
  const isAbout = (principal: string, at: number) => {
    if (whom.isLetPass(unless, principal, at)) return false;
    return whom.isMeant(patterns, principal, at) || forbiddenOwners(principal, at).length > 0;
  };
  const teamOf = teamPeople(inquiry.organization);
  /** Of a service account that is not meant itself: whoever has its keys could get at it. */
  function forbiddenOwners(principal: string, at: number): readonly string[] {
    const people = whom
      .ownersOf(principal)
      .flatMap((owner) =>
        owner.startsWith('team/')
          ? [owner, ...[...teamOf(owner.slice('team/'.length))].map(nameOf)]
          : [owner],
      );
    return people.filter((each) => whom.isMeant(patterns, each, at) && !whom.isLetPass(unless, each, at));
  }
  /** Who is meant for their owner's sake alone is exempt where all of these are. */
  function exemptUntil(principal: string, at: number): number {
    const own = whom.exemptUntil(principal, at);
    if (whom.isMeant(patterns, principal, at)) return own;
    const owners = forbiddenOwners(principal, at).map((each) => whom.exemptUntil(each, at));
    return owners.length === 0 ? own : Math.max(own, Math.min(...owners));
  }
  for (const { name } of system.principals) {
    const about = {
      isAbout: (at: number) => isAbout(name, at),
      exemptUntil: (at: number) => exemptUntil(name, at),
    };
    const reach = reachOver(inquiry, name, [forbid], about);
    if (reach === undefined) continue;
    yield { ...breachOf(name, reach, 'forbidden'), besides: forbiddenOwners(name, reach.from) };
  }
}

function nameOf(member: string): string {
  return member.includes('/') ? member : `member/${member}`;
}

export interface ReachAt {
  readonly reached: readonly Exclude<ReachOf, { is: 'none' }>[];
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

/** Whom a guardrail asks about, where that is not simply the one principal at all times. */
interface About {
  isAbout?(at: number): boolean;
  exemptUntil?(at: number): number;
  reach?(scope: Scope, at: number): ReachOf;
}

/** What is reached, and by whom where that is another: an account that they own. */
export type ReachOf = Reach & { readonly holder?: string };

/**
 * The first moment at which somebody can get at all of some scopes. Somebody who is exempt for a time is not asked
 * until it ends, and then only about what begins later still: what they hold until then they were exempt for.
 */
export function reachOver(
  inquiry: Inquiry,
  principal: string,
  written: readonly WrittenScope[],
  about: About = {},
): ReachAt | undefined {
  const { whom, reaches, system, now } = inquiry;
  const {
    isAbout = () => true,
    exemptUntil = (at) => whom.exemptUntil(principal, at),
    reach = (scope, at) => reaches(principal, scope, at),
  } = about;
  const scopes = written.map((each) => scopeFor(inquiry, each, 'widest', principal));
  if (scopes.some(({ actions }) => actions.length === 0)) return undefined;
  let until = Number.NEGATIVE_INFINITY;
  let before: number | undefined;
  for (const at of [now, ...inquiry.momentsOf(principal)]) {
    until = Math.max(until, exemptUntil(at));
    const previous = before;
    before = at;
    if (at < until || !isAbout(at)) continue;
    const reached = scopes.map((scope) => reach(scope, at));
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
