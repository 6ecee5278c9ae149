import { type Html, html } from './html.ts';

/** A sentence in which words stand in backticks, as messages have them: those as code. */
export function proseHtml(sentence: string): Html {
  const parts = sentence.split('`');
  if (parts.length % 2 === 0) return html`${sentence}`;
  return html`${parts.map((part, index) => (index % 2 === 0 ? part : html`<code>${part}</code>`))}`;
}
