import type { AccessChange, AccessDiff } from '../../access/diff/access-diff.ts';
import { summarizeAccess } from '../access-diff/summary-words.ts';
import { withCommas } from '../count-of.ts';
import { type Html, html } from './html.ts';

/** How many gain, lose and so on: each principal counts once in each. */
export function figuresHtml(diff: Pick<AccessDiff, 'counts' | 'changes'>): Html {
  const { gain, lose, differ, unknown, stay } = diff.counts;
  const { privileged } = summarizeAccess(diff);
  const figures = [
    [privileged, 'new privileged access', privileged > 0],
    [gain, `gain access${later(diff.changes, gains)}`, true],
    [lose, `lose access${later(diff.changes, losses)}`, true],
    [differ, 'under other conditions', differ > 0],
    [unknown, 'not compared', unknown > 0],
    [stay, 'keep it by another path', stay > 0],
  ] as const;
  const shown = figures.filter(([, , isShown]) => isShown);
  return html`<dl class="figures">${shown.map(([count, term]) => html`<div${count === 0 ? { markup: ' class="zero"' } : undefined}><dt>${term}</dt><dd>${withCommas(count)}</dd></div>`)}</dl>
`;
}

type Kind = AccessChange['kind'];
const gains: readonly Kind[] = ['gained', 'wider'];
const losses: readonly Kind[] = ['lost', 'narrower'];

/** Where nothing of it happens at once. */
function later(changes: readonly AccessChange[], kinds: readonly Kind[]): string {
  const own = changes.filter(({ kind }) => kinds.includes(kind));
  return own.length > 0 && own.every(({ from }) => from !== undefined) ? ' later' : '';
}

/** `3 principals gain access, 12 lose it`. */
export function accessHeadline({
  counts,
  forecast,
  changes,
}: Pick<AccessDiff, 'counts' | 'forecast' | 'changes'>): string {
  const { gain, lose, differ, unknown, stay } = counts;
  const parts: string[] = [];
  const noun = (count: number) => (parts.length > 0 ? '' : count === 1 ? ' principal' : ' principals');
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
  if (parts.length > 0) return parts.join(', ');
  if (stay > 0) return 'Everybody keeps their access';
  return forecast.length > 0 ? 'Nobody’s access changes at once' : 'Nobody’s access changes';
}
