import { type Html, html } from './html.ts';

/** Terms with what they are, those that are known. */
export function factsHtml(facts: readonly (readonly [term: string, value: Html | undefined])[]): Html {
  const rows = facts.flatMap(([term, value]) =>
    value === undefined ? [] : [html`<div><dt>${term}</dt><dd>${value}</dd></div>`],
  );
  return rows.length === 0 ? html`` : html`<dl class="facts">${rows}</dl>`;
}
