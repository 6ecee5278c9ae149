import type { Place } from '../../diagnostic/diagnostic.ts';
import { instantAfter } from '../../model/instant.ts';
import type { Binding, Organization, Team } from '../../model/model.ts';
import { placeAt } from '../../model/place.ts';
import type { Breach } from './breach.ts';
import type { Inquiry } from './inquiry.ts';
import { bodyOf } from './rule.ts';

/**
 * Which bindings last longer than a guardrail allows: from when they start, or from now where nothing says when. What
 * everybody's one role is counts only where the guardrail names that role: it has no end.
 */
export function* tooLongBy({ rule, whom, organization, now }: Inquiry): Iterable<Breach> {
  const { maxBindingDuration } = bodyOf(rule.guardrail);
  if (maxBindingDuration === undefined) return;
  const { duration, roles } = maxBindingDuration;
  const named = roles && new Set(roles.flatMap((role) => whom.names.role(role) ?? []));
  for (const { holder, role, starts, expires, at } of boundIn(organization, named !== undefined)) {
    if (named?.has(role) === false || now < whom.exemptUntil(holder, now)) continue;
    const from = starts ?? instantOf(now);
    const latest = instantAfter(from, duration);
    const isOver = expires !== undefined && Date.parse(expires) <= now;
    if (isOver || (expires !== undefined && latest !== undefined && expires <= latest)) continue;
    // A length of time that reaches beyond all calendars is no limit.
    if (expires !== undefined && latest === undefined) continue;
    const lasts = expires === undefined ? {} : { count: Date.parse(expires) - Date.parse(from) };
    yield { is: 'too-long', principals: [holder], reached: [], from: now, role, at, ...lasts };
  }
}

interface Bound extends Pick<Binding, 'role' | 'starts' | 'expires'> {
  readonly holder: string;
  readonly at: Place;
}

function* boundIn(organization: Organization, withOwnRole: boolean): Iterable<Bound> {
  const { members, serviceAccounts, tokens, teams } = organization;
  for (const each of members.values()) yield* of(`member/${each.name}`, each, each.role);
  for (const each of serviceAccounts.values()) yield* of(`service-account/${each.name}`, each, each.role);
  for (const each of tokens.values()) yield* of(`token/${each.name}`, each, undefined);
  for (const each of teams.values()) yield* of(`team/${each.name}`, each, undefined);

  function* of(
    holder: string,
    { bindings, origin }: Pick<Team, 'bindings' | 'origin'>,
    own: string | undefined,
  ): Iterable<Bound> {
    if (own !== undefined && withOwnRole) yield { holder, role: own, at: placeAt(origin, ['role']) };
    for (const { role, starts, expires, origin: at } of bindings)
      yield {
        ...{ holder, role, at: placeAt(at, []) },
        ...(starts === undefined ? {} : { starts }),
        ...(expires === undefined ? {} : { expires }),
      };
  }
}

/** Whole seconds: the part of one that has begun is over. */
function instantOf(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}
