import type { PlanSection } from '../../plan/plan.ts';
import { toldChanges } from '../told-changes.ts';
import { accessHtml } from './access-html.ts';
import { accessSummaryHtml } from './access-summary-html.ts';
import { approvalsHtml } from './approvals-html.ts';
import { awaitingHtml } from './awaiting-html.ts';
import { type Html, html } from './html.ts';
import { happeningsHtml, judgementsHtml } from './notes-html.ts';
import { objectChangesHtml } from './object-changes-html.ts';
import { proseHtml } from './prose-html.ts';
import { countHtml } from './rows-html.ts';

export interface SectionLook {
  readonly id: string;
  readonly full: boolean;
}

/** What is planned for one organization in one target: who gains and loses first, then what is written, then the rest. */
export function sectionHtml(section: PlanSection, { id, full }: SectionLook): Html {
  const { access, approvals, organization, target, changes, mode } = section;
  const evaluated = access.status === 'evaluated';
  const told = evaluated ? accessSummaryHtml(access) : unanswered('Access', access.reason);
  const needed =
    approvals.status === 'evaluated'
      ? approvalsHtml(approvals.needed, `${id}-approvals`)
      : unanswered('Approvals', approvals.reason);
  const written =
    changes.length === 0
      ? undefined
      : html`<section class="objects-part"><h3>What is written ${countHtml(changes.length)}</h3>
${objectChangesHtml(toldChanges(section), full)}</section>`;
  return html`<section class="part" id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${organization} on ${target}${mode === 'strict' ? ', strict' : ''}</h2>
${told}${needed}${awaitingHtml(section, id, full)}${evaluated ? accessHtml(access, id) : undefined}${written}${happeningsHtml(section, full)}${judgementsHtml(section)}</section>
`;
}

/** Silence would read as none. */
function unanswered(question: string, reason: string): Html {
  return html`<p class="told">${question} not evaluated: ${proseHtml(reason)}</p>`;
}
