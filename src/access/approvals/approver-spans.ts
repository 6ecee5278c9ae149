import type { Member, Organization } from '../../model/model.ts';
import { teamStays } from '../guardrails/team-stays.ts';
import { membersByAccount } from './members-by-account.ts';

/** From when on, and until before when, in milliseconds. */
export type Span = readonly [starts: number, expires: number];

/** Somebody who is named among approvers, by the account that their approval is known by. */
export interface Approver {
  readonly member: Member;
  /** When their approval counts: apart, in order. Never of who is suspended. */
  readonly spans: readonly Span[];
}

/** Everybody whose approval counts at some time, or would if they were not suspended, by the number of their account. */
export function approverSpans(
  organization: Organization,
  by: readonly string[],
): ReadonlyMap<number, Approver> {
  const stays = teamStays(organization);
  const named = new Set(by);
  const found = new Map<number, Approver>();
  for (const [account, member] of membersByAccount(organization)) {
    const principal = `member/${member.name}`;
    const inTeams = stays(principal).flatMap(({ teams, starts, expires }): readonly Span[] =>
      teams.some((team) => named.has(`team/${team}`)) ? [[starts, expires]] : [],
    );
    const all = named.has(principal) ? [always] : inTeams;
    if (all.length === 0) continue;
    found.set(account, { member, spans: member.status === 'suspended' ? [] : joined(all) });
  }
  return found;
}

const always: Span = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];

function joined(spans: readonly Span[]): readonly Span[] {
  const found: Span[] = [];
  for (const [starts, expires] of [...spans].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const last = found.at(-1);
    if (starts >= expires) continue;
    if (last === undefined || last[1] < starts) found.push([starts, expires]);
    else found[found.length - 1] = [last[0], Math.max(last[1], expires)];
  }
  return found;
}

/** The first moment, from a time on, that is in some spans and not in others; both apart and in order. */
export function firstBeyond(
  spans: readonly Span[],
  others: readonly Span[],
  now: number,
): number | undefined {
  for (const [starts, expires] of spans) {
    let at = Math.max(starts, now);
    for (const [from, until] of others) if (from <= at && at < until) at = until;
    if (at < expires) return at;
  }
  return undefined;
}
