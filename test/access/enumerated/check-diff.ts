import type { AccessChange, AccessDiff } from '../../../src/access/diff/access-diff.ts';
import type { Place } from '../../../src/diagnostic/diagnostic.ts';
import { checkAction } from './check-action.ts';
import { type Counts, count } from './counts.ts';
import { kindsOf } from './kinds.ts';
import { type Asked, actionsOf, isAllowedNaively, type Names } from './sides.ts';

/** What of a diff is not so, or not told; undefined where all is right. */
export function checkDiff(asked: Asked, diff: AccessDiff<Place>, counts: Counts): string | undefined {
  const { changes } = diff;
  const seen: Seen = { gain: new Set(), lose: new Set() };
  count(counts, 'changes', changes.length);
  if (changes.length > 0) count(counts, 'different');
  if (changes.some(({ kind }) => kind === 'unknown')) count(counts, 'pairs with unknown');
  return (
    firstOf(asked.names, (names) => checkPrincipal(asked, names, diff, counts, seen)) ??
    wrongCounts(diff, seen) ??
    firstOf(changes, (change) => wrongExample(asked, change))
  );
}

export function firstOf<T>(all: readonly T[], check: (one: T) => string | undefined): string | undefined {
  for (const each of all) {
    const wrong = check(each);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

/** Who was seen to gain or lose anything. */
interface Seen {
  readonly gain: Set<string>;
  readonly lose: Set<string>;
}

function checkPrincipal(
  asked: Asked,
  names: Names,
  { changes }: AccessDiff<Place>,
  counts: Counts,
  { gain, lose }: Seen,
): string | undefined {
  const name = names.after ?? names.before ?? '';
  const actions = actionsOf(asked.pair);
  return firstOf(asked.times, (time) =>
    firstOf(actions, (action) => {
      const kinds = kindsOf(asked, names, action, time);
      if (kinds.some((kind) => kind === 'gained' || kind === 'wider')) gain.add(name);
      if (kinds.some((kind) => kind === 'lost' || kind === 'narrower')) lose.add(name);
      const told = changes.filter((change) => isAbout(change, name, action, time));
      return checkAction({ asked, names, action, time, kinds, told }, counts);
    }),
  );
}

function isAbout(
  { principals, actions, from, until }: AccessChange<Place>,
  name: string,
  action: string,
  time: string,
): boolean {
  if (from !== undefined && time < from) return false;
  if (until !== undefined && time >= until) return false;
  return principals.includes(name) && actions.includes(action);
}

/** Where something is unknown, the decisions may know more; of longer resources, and of other actions, the diff. */
function wrongCounts({ changes, counts }: AccessDiff<Place>, { gain, lose }: Seen): string | undefined {
  if (changes.some(({ kind }) => kind === 'unknown')) return undefined;
  const isMissing = counts.gain < gain.size || counts.lose < lose.size;
  return isMissing ? `counts: ${JSON.stringify({ counts, gain: [...gain], lose: [...lose] })}` : undefined;
}

function wrongExample(
  { pair, accesses, names, times }: Asked,
  { example, kind, from, principals, actions }: AccessChange<Place>,
): string | undefined {
  if (example === undefined) return kind === 'unknown' ? undefined : `no example of ${kind}`;
  const { principal, action, resource, context } = example;
  const who = names.find((each) => (each.after ?? each.before) === principal);
  const request = { action, resource, context, now: from ?? times[0] ?? '' };
  const was = isAllowedNaively(pair.before, accesses[0], { ...request, principal: who?.before });
  const is = isAllowedNaively(pair.after, accesses[1], { ...request, principal: who?.after });
  const isGain = kind === 'gained' || kind === 'wider';
  const isRight =
    was === (example.before === 'allow') &&
    is === (example.after === 'allow') &&
    was !== is &&
    principals.includes(principal) &&
    actions.includes(action) &&
    (kind === 'other' || kind === 'unknown' || is === isGain);
  return isRight ? undefined : `example: ${JSON.stringify({ kind, from, example, was, is })}`;
}
