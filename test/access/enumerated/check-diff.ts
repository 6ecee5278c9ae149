import type { AccessChange, AccessDiff } from '../../../src/access/diff/access-diff.ts';
import type { Place } from '../../../src/diagnostic/diagnostic.ts';
import { checkChanges, firstMistake, type Movers, wrongExample } from './check-changes.ts';
import { type Counts, count } from './counts.ts';
import type { TwoSides } from './two-sides.ts';

/** What of a diff is not so, or not told; undefined where all is right. */
export function checkDiff(sides: TwoSides, diff: AccessDiff<Place>, counts: Counts): string | undefined {
  const { changes } = diff;
  const { names, times, before, after } = sides;
  const movers: Movers = { gain: new Set(), lose: new Set() };
  count(counts, 'changes', changes.length);
  if (changes.length > 0) count(counts, 'different');
  if (changes.some(({ kind }) => kind === 'unknown')) count(counts, 'pairs with unknown');
  return (
    firstMistake(times, (time) => {
      const told = changes.filter((change) => isAt(change, time));
      return checkChanges(sides, [before(time), after(time)], told, movers, counts);
    }) ??
    wrongCounts(diff, movers) ??
    firstMistake(changes, (change) => {
      const time = change.from ?? times[0];
      return wrongExample(names, [before(time), after(time)], change, counts);
    })
  );
}

function isAt({ from, until }: AccessChange<Place>, time: string): boolean {
  return (from === undefined || time >= from) && (until === undefined || time < until);
}

/** Where something is unknown, the decisions may know more; of longer resources, and of other actions, the diff. */
function wrongCounts({ changes, counts }: AccessDiff<Place>, { gain, lose }: Movers): string | undefined {
  if (changes.some(({ kind }) => kind === 'unknown')) return undefined;
  const isMissing = counts.gain < gain.size || counts.lose < lose.size;
  return isMissing ? `counts: ${JSON.stringify({ counts, gain: [...gain], lose: [...lose] })}` : undefined;
}
