import type { AccessDiff } from '../../access/diff/access-diff.ts';
import { type Summed, summarizeAccess, unjudgedCount, weakenedCount } from '../access-diff/summary-words.ts';
import { countOf, withCommas } from '../count-of.ts';
import { gains, later, losses } from './figures-html.ts';

type Told = Pick<AccessDiff, 'forecast'> & Summed;

/** `New privileged access for 1 principal; 3 gain access, 12 lose it (highest risk: high)`. */
export function accessHeadline(diff: Told): string {
  const { privileged, risk } = summarizeAccess(diff);
  const isNew = privileged > 0;
  const first = isNew ? `New privileged access for ${countOf(privileged, 'principal')}; ` : '';
  return `${first}${countsHeadline(diff, isNew)}${risk === 'none' ? '' : ` (highest risk: ${risk})`}`;
}

function countsHeadline(
  { counts, forecast, changes, unjudged = [], weakened = [] }: Told,
  isNamed: boolean,
): string {
  const { gain, lose, differ, unknown, stay } = counts;
  const parts: string[] = [];
  const noun = (count: number) =>
    isNamed || parts.length > 0 ? '' : count === 1 ? ' principal' : ' principals';
  if (gain > 0)
    parts.push(
      `${withCommas(gain)}${noun(gain)} ${gain === 1 ? 'gains' : 'gain'} access${later(changes, gains)}`,
    );
  if (lose > 0) {
    parts.push(
      `${withCommas(lose)}${noun(lose)} ${lose === 1 ? 'loses' : 'lose'} ${gain > 0 ? 'it' : 'access'}${later(changes, losses)}`,
    );
  }
  if (unknown > 0) parts.push(`${withCommas(unknown)}${noun(unknown)} could not be compared`);
  if (differ > 0 && parts.length < 2) {
    parts.push(`${withCommas(differ)}${noun(differ)} under other conditions`);
  }
  if (unjudged.length > 0) {
    parts.push(
      parts.length === 0 ? unjudgedCount(unjudged) : `${countOf(unjudged.length, 'change')} not compared`,
    );
  }
  if (weakened.length > 0) parts.push(weakenedCount(weakened));
  if (parts.length > 0) return parts.join(', ');
  if (stay > 0) return 'Everybody keeps their access';
  return forecast.length > 0 ? 'Nobody’s access changes at once' : 'Nobody’s access changes';
}

/**
 * Of several parts of a page, in which somebody may be more than once: how grave the gravest is.
 *
 * @param unevaluated how many more parts there are of which nobody knows
 */
export function headlineOfSeveral(
  diffs: readonly Told[],
  title: string,
  part: string,
  unevaluated: number,
): string {
  const all = diffs.map(summarizeAccess);
  const privileged = all.filter((each) => each.privileged > 0).length;
  const unjudged = diffs.flatMap((each) => each.unjudged ?? []);
  const weakened = diffs.flatMap((each) => each.weakened ?? []);
  const { risk } = summarizeAccess({
    changes: diffs.flatMap(({ changes }) => changes),
    counts: { gain: 0, lose: 0, differ: 0, unknown: 0, stay: 0 },
  });
  const told = [
    ...(privileged === 0 ? [] : [`new privileged access in ${countOf(privileged, part)}`]),
    ...(unjudged.length === 0 ? [] : [unjudgedCount(unjudged)]),
    ...(weakened.length === 0 ? [] : [weakenedCount(weakened)]),
    ...(unevaluated === 0 ? [] : [`${countOf(unevaluated, part)} not evaluated`]),
  ];
  return `${title}${told.length === 0 ? '' : `: ${told.join(', ')}`}${risk === 'none' ? '' : ` (highest risk: ${risk})`}`;
}
