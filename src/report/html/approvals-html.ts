import type { NeededApproval } from '../../access/guardrails/breach.ts';
import { askedByWords } from '../access-diff/approval-words.ts';
import { countOf } from '../count-of.ts';
import { type Html, html } from './html.ts';
import { allPrincipals, codeOf, sentenceList, wholeList } from './name-lists.ts';
import { placeHtml } from './place-html.ts';
import { proseHtml } from './prose-html.ts';
import { countHtml, rowsHtml } from './rows-html.ts';

/**
 * Whose approval a change needs, and why.
 *
 * @param id by which other parts of the page lead here
 */
export function approvalsHtml(needed: readonly NeededApproval[], id?: string): Html | undefined {
  if (needed.length === 0) return undefined;
  const at = id === undefined ? undefined : html` id="${id}"`;
  return html`<section class="approvals"${at}><h3>Approvals needed ${countHtml(needed.length)}</h3><ul class="cards">${rowsHtml(needed, oneApproval)}</ul></section>`;
}

function oneApproval(needed: NeededApproval): Html {
  const { guardrail, by, count, because } = needed;
  const asked = askedByWords(needed);
  const reasons = because.map(({ message, principals, at }) => {
    const who =
      principals.length === 0 ? undefined : html`<div class="who-of">${allPrincipals(principals)}</div>`;
    return html`<li>${proseHtml(message)}${placeHtml(at)}${who}</li>`;
  });
  return html`<li class="card"><p class="need"><strong>${countOf(count, 'approval')}</strong> of ${sentenceListOfAll(by)}</p><p class="soft">guardrail ${codeOf(guardrail)}${asked === '' ? '' : `, ${asked}`}</p><ul class="reasons">${reasons}</ul></li>`;
}

/** Whoever may approve is never cut. */
function sentenceListOfAll(by: readonly string[]): Html {
  return by.length <= 3 ? sentenceList(by) : wholeList(by, 'approver');
}
