import type { AccessChange } from '../../../src/access/diff/access-diff.ts';
import type { Place } from '../../../src/diagnostic/diagnostic.ts';
import { checkAction } from './check-action.ts';
import { type Counts, count } from './counts.ts';
import { kindsOf } from './kinds.ts';
import { actionsOf, type Names } from './pair-facts.ts';
import type { TwoSides } from './two-sides.ts';
import { isAllowedNaively, type TwoSeen, type View } from './view.ts';

type Change = AccessChange<Place>;

/** Who was seen to gain or lose anything. */
export interface Movers {
  readonly gain: Set<string>;
  readonly lose: Set<string>;
}

/** What of some changes between two moments is not so, or not told, of anybody. */
export function checkChanges(
  { pair, points, names }: TwoSides,
  [was, is]: readonly [View, View],
  changes: readonly Change[],
  { gain, lose }: Movers,
  counts: Counts,
): string | undefined {
  const actions = actionsOf(pair);
  return firstMistake(names, (who) => {
    const name = who.after ?? who.before ?? '';
    const two: TwoSeen = [
      { ...was, principal: who.before },
      { ...is, principal: who.after },
    ];
    return firstMistake(actions, (action) => {
      const kinds = kindsOf(two, action);
      if (kinds.some((kind) => kind === 'gained' || kind === 'wider')) gain.add(name);
      if (kinds.some((kind) => kind === 'lost' || kind === 'narrower')) lose.add(name);
      const told = changes.filter((each) => each.principals.includes(name) && each.actions.includes(action));
      return checkAction({ two, points, action, kinds, told }, counts);
    });
  });
}

export function firstMistake<T>(
  all: readonly T[],
  mistakeOf: (one: T) => string | undefined,
): string | undefined {
  for (const each of all) {
    const mistake = mistakeOf(each);
    if (mistake !== undefined) return mistake;
  }
  return undefined;
}

/** An example that the naive engine does not confirm, on either side. */
export function wrongExample(
  names: readonly Names[],
  [was, is]: readonly [View, View],
  { example, kind, principals, actions }: Change,
  counts: Counts,
): string | undefined {
  if (example === undefined) return kind === 'unknown' ? undefined : `no example of ${kind}`;
  count(counts, 'examples');
  const who = names.find((each) => (each.after ?? each.before) === example.principal);
  const before = isAllowedNaively({ ...was, principal: who?.before }, example);
  const after = isAllowedNaively({ ...is, principal: who?.after }, example);
  const isGain = kind === 'gained' || kind === 'wider';
  const isRight =
    before === (example.before === 'allow') &&
    after === (example.after === 'allow') &&
    before !== after &&
    principals.includes(example.principal) &&
    actions.includes(example.action) &&
    (kind === 'other' || kind === 'unknown' || after === isGain);
  return isRight ? undefined : `example: ${JSON.stringify({ kind, example, before, after })}`;
}
