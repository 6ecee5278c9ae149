import type { AccessChange } from '../../../src/access/diff/access-diff.ts';
import type { Place } from '../../../src/diagnostic/diagnostic.ts';
import { decisionsOf, type TwoSeen } from './view.ts';

export type Kind = AccessChange<Place>['kind'] | 'same';

/** What becomes of an action, of each resource, in all contexts. */
export function kindsOf([was, is]: TwoSeen, action: string): readonly Kind[] {
  const [before, after] = [decisionsOf(was, action), decisionsOf(is, action)];
  const some = before.length > 0 ? before : after;
  return some.map((_, at) => kindOf(before[at] ?? 0n, after[at] ?? 0n));
}

function kindOf(before: bigint, after: bigint): Kind {
  if (before === after) return 'same';
  if (before === 0n) return 'gained';
  if (after === 0n) return 'lost';
  const both = before & after;
  return both === before ? 'wider' : both === after ? 'narrower' : 'other';
}
