import { countOf, withCommas } from '../count-of.ts';
import { type Html, html } from './html.ts';

/** Rows of one group that a page holds: a browser still opens it, and nobody reads more. */
export const mostRows = 5_000;

/** How many there are, beside a heading. */
export function countHtml(count: number): Html {
  return html`<span class="count">${withCommas(count)}</span>`;
}

/**
 * Rows, in the order given; of what is beyond there is a count, which no filter hides.
 *
 * @param element what a row of the list is: the count must be one too
 */
export function rowsHtml<T>(
  items: readonly T[],
  render: (item: T) => Html,
  element: 'li' | 'p' = 'li',
): readonly Html[] {
  const rows = items.slice(0, mostRows).map(render);
  const rest = items.length - rows.length;
  if (rest === 0) return rows;
  const tag = { markup: element };
  const more = html`<${tag} class="rest">and ${countOf(rest, 'more', 'more')}, which this page does not hold; as JSON it is whole</${tag}>
`;
  return [...rows, more];
}
