import type { EvaluatedAccess } from '../../plan/plan.ts';
import { type Summed, summarizeAccess } from '../access-diff/summary-words.ts';
import { figuresHtml } from './figures-html.ts';
import { type Html, html } from './html.ts';
import { codeOf } from './name-lists.ts';
import { proseHtml } from './prose-html.ts';

/** How many gain and lose, of which system that is true, the highest risk, and what was taken for granted. */
export function accessSummaryHtml(access: Omit<EvaluatedAccess, 'status'> & Summed): Html {
  const { system, notes } = access;
  const isOurs = system === 'directory';
  const whose = isOurs ? html`as Bylaw decides it` : html`as ${codeOf(system)} itself would decide it`;
  const { risk } = summarizeAccess(access);
  const highest = html`<span>Highest risk: <span class="tag risk-${risk}">${risk}</span></span>`;
  return html`${figuresHtml(access)}<p class="true-of soft"><span>Access ${whose}.</span>${risk === 'none' ? undefined : highest}</p>${toldHtml(notes)}
`;
}

/** What else is to be known, one sentence each; nothing where there is none. */
export function toldHtml(sentences: readonly string[]): Html | undefined {
  if (sentences.length === 0) return undefined;
  return html`<ul class="told">${sentences.map((sentence) => html`<li>${proseHtml(sentence)}</li>`)}</ul>`;
}
