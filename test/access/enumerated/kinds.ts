import type { AccessChange } from '../../../src/access/diff/access-diff.ts';
import type { Place } from '../../../src/diagnostic/diagnostic.ts';
import type { Decisions } from './decisions.ts';
import type { Asked, Names } from './sides.ts';

export type Kind = AccessChange<Place>['kind'] | 'same';

/** What becomes of an action, of each resource, in all contexts. */
export function kindsOf(
  asked: Pick<Asked, 'deciders'>,
  names: Names,
  action: string,
  time: string,
): readonly Kind[] {
  const [before, after] = decisionsOf(asked, names, action, time);
  const some = before.length > 0 ? before : after;
  return some.map((_, at) => kindOf(before[at] ?? 0n, after[at] ?? 0n));
}

/** Of who is not there nothing. */
export function decisionsOf(
  { deciders }: Pick<Asked, 'deciders'>,
  { before, after }: Names,
  action: string,
  time: string,
): readonly [Decisions, Decisions] {
  return [
    before === undefined ? [] : deciders[0].of(before, action, time),
    after === undefined ? [] : deciders[1].of(after, action, time),
  ];
}

function kindOf(before: bigint, after: bigint): Kind {
  if (before === after) return 'same';
  if (before === 0n) return 'gained';
  if (after === 0n) return 'lost';
  const both = before & after;
  return both === before ? 'wider' : both === after ? 'narrower' : 'other';
}
