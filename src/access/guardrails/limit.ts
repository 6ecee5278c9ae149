import type { Point } from '../sets/access-set.ts';
import type { Breach } from './breach.ts';
import { type Inquiry, scopeFor } from './inquiry.ts';
import { bodyOf } from './rule.ts';
import type { WrittenScope } from './scope.ts';

/**
 * Whether more, or fewer, hold an access than a guardrail says, now or later. Members and service accounts count: a
 * token is its owner's, who has all that it may do.
 */
export function* miscountedBy(inquiry: Inquiry): Iterable<Breach> {
  const { limit } = bodyOf(inquiry.rule.guardrail);
  if (limit === undefined) return;
  const { min, max } = limit.holders;
  const { whom, now } = inquiry;
  if (max !== undefined) {
    // Whose access cannot be told counts as a holder of too many, and as none of too few.
    const most = holders(inquiry, limit, 'widest', (principal) => whom.exemptUntil(principal, now) <= now);
    yield* firstOf(now, most, 'too-many', ({ size }) => size > max);
  }
  if (min !== undefined)
    yield* firstOf(
      now,
      holders(inquiry, limit, 'narrowest', () => true),
      'too-few',
      ({ size }) => size < min,
    );
}

/** When somebody begins, or ceases, to hold it. */
interface Turn {
  readonly at: number;
  readonly principal: string;
  readonly holds: boolean;
  /** A request that shows it. */
  readonly point?: Point;
}

function holders(
  inquiry: Inquiry,
  written: WrittenScope,
  taken: 'widest' | 'narrowest',
  counts: (principal: string) => boolean,
): readonly Turn[] {
  const { system, holds, now } = inquiry;
  const turns: Turn[] = [];
  for (const { name } of system.principals) {
    if (name.startsWith('token/') || !counts(name)) continue;
    const scope = scopeFor(inquiry, written, taken, name);
    let before = false;
    for (const at of [now, ...inquiry.momentsOf(name)]) {
      const found = holds(name, scope, at);
      const { is } = found;
      const isHolding = is === 'point' || (is === 'unknown' && taken === 'widest');
      if (isHolding !== before)
        turns.push({
          ...{ at, principal: name, holds: isHolding },
          ...(found.is === 'point' ? { point: found.point } : {}),
        });
      before = isHolding;
    }
  }
  return turns.sort((a, b) => a.at - b.at);
}

function* firstOf(
  now: number,
  turns: readonly Turn[],
  is: 'too-many' | 'too-few',
  breaks: (holding: ReadonlyMap<string, unknown>) => boolean,
): Iterable<Breach> {
  const holding = new Map<string, Point | undefined>();
  const moments = [...new Set([now, ...turns.map(({ at }) => at)])];
  let next = 0;
  for (const at of moments) {
    for (; turns[next]?.at === at; next += 1) {
      const { principal, holds, point } = turns[next] as Turn;
      if (holds) holding.set(principal, point);
      else holding.delete(principal);
    }
    if (!breaks(holding)) continue;
    const principals = [...holding.keys()].sort();
    // Of too many it is told how one of them comes to it.
    const points = is === 'too-many' ? { points: new Map(holding) } : {};
    yield { is, principals, reached: [], from: at, count: holding.size, ...points };
    return;
  }
}
