import type { AccessDiff } from '../../access/diff/access-diff.ts';
import { withCommas } from '../count-of.ts';
import { type Html, html } from './html.ts';

export interface OverviewRow {
  /** Of the part of the page. */
  readonly id: string;
  readonly title: string;
  /** Absent where access was not looked at. */
  readonly counts: AccessDiff['counts'] | undefined;
  readonly isRefused: boolean;
  /** `2 to create, 1 to update, 0 to delete`, where something is written. */
  readonly written?: string;
}

/** Where a page has several parts: each in a row, with a link to it. */
export function overviewHtml(rows: readonly OverviewRow[]): Html | undefined {
  if (rows.length < 2) return undefined;
  const isWritten = rows.some(({ written }) => written !== undefined);
  const head = ['Section', 'Access', ...(isWritten ? ['What is written'] : [])];
  const body = rows.map(({ id, title, counts, isRefused, written }) => {
    const refused = isRefused ? html` <span class="tag error">refused</span>` : undefined;
    const last = isWritten ? html`<td>${written}</td>` : undefined;
    return html`<tr><th scope="row"><a href="#${id}">${title}</a>${refused}</th><td>${countsText(counts)}</td>${last}</tr>
`;
  });
  return html`<nav class="overview" aria-label="Sections"><table class="stack"><thead><tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>${body}</tbody></table></nav>`;
}

function countsText(counts: OverviewRow['counts']): string {
  if (counts === undefined) return 'not evaluated';
  const { gain, unknown, lose, differ } = counts;
  const parts = [
    [gain, 'gain'],
    [unknown, 'not compared'],
    [differ, 'under other conditions'],
    [lose, 'lose'],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, word]) => `${withCommas(count)} ${word}`);
  return told.length === 0 ? 'no change' : told.join(', ');
}
