import type { AccessChange } from '../../access/diff/access-diff.ts';
import { type Summed, summarizeAccess } from '../access-diff/summary-words.ts';
import { withCommas } from '../count-of.ts';
import { type Html, html } from './html.ts';

/** How many gain, lose and so on: each principal counts once in each. */
export function figuresHtml(diff: Summed): Html {
  const { unjudged = [], counts } = diff;
  const { gain, lose, differ, unknown, stay } = counts;
  const { privileged } = summarizeAccess(diff);
  const figures = [
    [privileged, 'new privileged access', privileged > 0],
    [gain, `gain access${later(diff.changes, gains)}`, true],
    [lose, `lose access${later(diff.changes, losses)}`, true],
    [differ, 'under other conditions', differ > 0],
    [unknown, 'not compared', unknown > 0],
    [unjudged.length, `${unjudged.length === 1 ? 'change' : 'changes'} not compared`, unjudged.length > 0],
    [stay, 'keep it by another path', stay > 0],
  ] as const;
  const shown = figures.filter(([, , isShown]) => isShown);
  return html`<dl class="figures">${shown.map(([count, term]) => html`<div${count === 0 ? { markup: ' class="zero"' } : undefined}><dt>${term}</dt><dd>${withCommas(count)}</dd></div>`)}</dl>
`;
}

type Kind = AccessChange['kind'];
export const gains: readonly Kind[] = ['gained', 'wider'];
export const losses: readonly Kind[] = ['lost', 'narrower'];

/** Where nothing of it happens at once. */
export function later(changes: readonly AccessChange[], kinds: readonly Kind[]): string {
  const own = changes.filter(({ kind }) => kinds.includes(kind));
  return own.length > 0 && own.every(({ from }) => from !== undefined) ? ' later' : '';
}
