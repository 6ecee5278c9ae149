import type { Place } from '../../diagnostic/diagnostic.ts';
import { pairPrincipals } from '../diff/pair-principals.ts';
import type { SystemAccess } from '../diff/system-access.ts';
import type { AccessSet } from '../sets/access-set.ts';
import type { Effort } from '../sets/effort.ts';
import { difference, union } from '../sets/set-operations.ts';
import type { ApprovalReason } from './breach.ts';
import { finderIn } from './find-in.ts';
import { whoOf } from './gain-reason.ts';
import type { ApprovalQuestion } from './needed-approvals.ts';
import { type Raised, type Raising, raisingIn } from './raising.ts';
import type { Scope } from './scope.ts';

type Reason = ApprovalReason<Place>;

/**
 * Who comes to a way to raise their own access to something of a scope that they could not get at before, neither as
 * they were nor by changing the files.
 */
export function raiseReasons(
  { before, after, access, now }: ApprovalQuestion,
  scope: Scope,
  isExempt: (principal: string) => boolean,
  effort: Effort,
): readonly Reason[] {
  if (access === undefined) return [];
  const was = raisingIn(access.before, before, effort);
  const is = raisingIn(access.after, after, effort);
  const finder = finderIn(after.universe, effort);
  const found = new Map<string, { readonly reason: Reason; readonly principals: string[] }>();
  for (const { before: old, after: own } of pairPrincipals(before, after)) {
    if (own === undefined || isExempt(own)) continue;
    // What begins later may be a way, too.
    for (const at of [now, ...after.momentsOf(own, now)]) {
      if (![...is.of(own, at)].some(() => true)) continue;
      const told = tell(old, own, at);
      if (told) break;
    }
  }
  return [...found.values()].map(({ reason, principals }) => ({
    ...reason,
    message: `${whoOf(principals)} ${reason.message}`,
    principals,
  }));

  /** Whether there is such a way at that time. */
  function tell(old: string | undefined, own: string, at: number): boolean {
    const reached = reachedBefore(before, was, old, at);
    const { key: holds, set } = after.at(own, at);
    const key = JSON.stringify([holds, reached.key, at]);
    const same = found.get(key);
    if (same !== undefined) {
      same.principals.push(own);
      return true;
    }
    // What they may do as they are is told as gained.
    const reason = firstMore([...is.of(own, at)], union([reached.set, set]), own);
    if (reason !== undefined) found.set(key, { reason, principals: [own] });
    return reason !== undefined;
  }

  function firstMore(
    ways: readonly (Raised | undefined)[],
    known: AccessSet,
    own: string,
  ): Reason | undefined {
    for (const way of ways) {
      const rest = way === undefined ? undefined : finder.inSet(difference(way.set, known), scope);
      if (rest?.is === 'none') continue;
      const at = way?.at === undefined ? {} : { at: way.at };
      return {
        message: messageOf(way, rest?.is === 'point' ? rest.point.action : undefined),
        principals: [own],
        changes: [],
        ...at,
      };
    }
    return undefined;
  }
}

function messageOf(way: Raised | undefined, action: string | undefined): string {
  if (way === undefined) return 'may newly raise their own access, in more ways than were gone through';
  const what = action === undefined ? 'which may give them more' : `and then \`${action}\``;
  return `can newly ${way.does} by \`bylaw:${way.action}\` on \`${way.resource}\`, ${what}`;
}

/** All that somebody could get at before. */
function reachedBefore(
  before: SystemAccess,
  was: Raising,
  principal: string | undefined,
  now: number,
): { readonly set: AccessSet; readonly key: string } {
  if (principal === undefined) return { set: union([]), key: '' };
  const { set, key } = before.at(principal, now);
  const ways = [...was.of(principal, now)].flatMap((each) => each ?? []);
  return { set: union([set, ...ways.map((each) => each.set)]), key };
}
