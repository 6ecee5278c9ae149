import type { Place } from '../../diagnostic/diagnostic.ts';
import { instantAfter } from '../../model/instant.ts';
import type { Binding, Instant, Organization, Team } from '../../model/model.ts';
import { compareText, placeAt } from '../../model/place.ts';
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
  for (const { holder, role, starts, expires, at } of joined(boundIn(organization, named !== undefined))) {
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

/**
 * Bindings of one holder and role that follow each other without a break, and share some of their scope as it is
 * written, are one: each counts from where the first of them starts. Those without an end are too long by themselves.
 */
function* joined(bound: Iterable<Bound>): Iterable<Bound> {
  const groups = new Map<string, Bound[]>();
  for (const each of bound) {
    const key = JSON.stringify([each.holder, each.role, each.zone]);
    const others = groups.get(key);
    if (each.expires === undefined) yield each;
    else if (others === undefined) groups.set(key, [each]);
    else others.push(each);
  }
  for (const group of groups.values()) yield* unbroken(group);
}

/** Of one holder and role, each with an end. */
function* unbroken(group: readonly Bound[]): Iterable<Bound> {
  const sorted = [...group].sort((a, b) => compareText(a.starts ?? '', b.starts ?? ''));
  const lasting = new Map<string, { readonly starts: Instant | undefined; readonly end: string }>();
  for (const each of sorted) {
    const scope = each.on ?? [everywhere];
    const meeting =
      each.on === undefined
        ? [...lasting.values()]
        : [...scope, everywhere].flatMap((on) => lasting.get(on) ?? []);
    const before = meeting.filter(({ end }) => (each.starts ?? '') <= end);
    const starts = [each.starts ?? '', ...before.map((one) => one.starts ?? '')].sort()[0];
    const first = starts === '' ? undefined : starts;
    const end = [each.expires ?? '', ...before.map((one) => one.end)].sort().at(-1) ?? '';
    for (const on of scope) lasting.set(on, { starts: first, end });
    yield { ...each, starts: first };
  }
}

/** Of a binding that names no resources. */
const everywhere = '';

interface Bound extends Pick<Binding, 'role' | 'zone' | 'on' | 'expires'> {
  /** Undefined: from now. */
  readonly starts?: Instant | undefined;
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
    for (const { role, zone, on, starts, expires, origin: at } of bindings)
      yield {
        ...{ holder, role, at: placeAt(at, []) },
        ...(zone === undefined ? {} : { zone }),
        ...(on === undefined ? {} : { on }),
        ...(starts === undefined ? {} : { starts }),
        ...(expires === undefined ? {} : { expires }),
      };
  }
}

/** Whole seconds: the part of one that has begun is over. */
function instantOf(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}
