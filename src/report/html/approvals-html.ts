import type { NeededApproval } from '../../access/guardrails/breach.ts';
import { countOf } from '../count-of.ts';
import { type Html, html } from './html.ts';
import { codeOf, sentenceList, wholeList } from './name-lists.ts';
import { proseHtml } from './prose-html.ts';

/** Whose approval a change needs, and why. */
export function approvalsHtml(needed: readonly NeededApproval[]): Html | undefined {
  if (needed.length === 0) return undefined;
  return html`<section class="approvals"><h3>Approvals needed <span class="count">${needed.length}</span></h3><ul class="cards">${needed.map(oneApproval)}</ul></section>`;
}

function oneApproval({ guardrail, askedBy, by, count, because }: NeededApproval): Html {
  const reasons = because.map(({ message, principals, at }) => {
    const who =
      principals.length === 0
        ? undefined
        : html`<div class="who-of">${wholeList(principals, 'principal')}</div>`;
    const place =
      at === undefined ? undefined : html` <span class="place">${at.file}:${at.start.line}</span>`;
    return html`<li>${proseHtml(message)}${place}${who}</li>`;
  });
  return html`<li class="card"><p class="need"><strong>${countOf(count, 'approval')}</strong> of ${sentenceListOfAll(by)}</p><p class="soft">asked by guardrail ${codeOf(guardrail)}, ${askedBy.map((side) => sides[side]).join(' and ')}</p><ul class="reasons">${reasons}</ul></li>`;
}

const sides = { base: 'as it is now', head: 'as this change has it' } as const;

/** Whoever may approve is never cut. */
function sentenceListOfAll(by: readonly string[]): Html {
  return by.length <= 3 ? sentenceList(by) : wholeList(by, 'approver');
}
