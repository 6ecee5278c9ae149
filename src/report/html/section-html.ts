import type { EvaluatedAccess, PlanSection } from '../../plan/plan.ts';
import { summarizeAccess } from '../access-diff/summary-words.ts';
import { accessHtml } from './access-html.ts';
import { approvalsHtml } from './approvals-html.ts';
import { figuresHtml } from './figures-html.ts';
import { type Html, html } from './html.ts';
import { codeOf } from './name-lists.ts';
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
  const told = evaluated ? accessFigures(access) : unanswered('Access', access.reason);
  const needed =
    approvals.status === 'evaluated'
      ? approvalsHtml(approvals.needed)
      : unanswered('Approvals', approvals.reason);
  const written =
    changes.length === 0
      ? undefined
      : html`<section class="objects-part"><h3>What is written ${countHtml(changes.length)}</h3>
${objectChangesHtml(changes, full)}</section>`;
  return html`<section class="part" id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${organization} on ${target}${mode === 'strict' ? ', strict' : ''}</h2>
${told}${needed}${evaluated ? accessHtml(access, id) : undefined}${written}${happeningsHtml(section, full)}${judgementsHtml(section)}</section>
`;
}

/** How many gain and lose, of which system that is true, and what was taken for granted. */
function accessFigures(access: EvaluatedAccess): Html {
  const notes = access.notes.map((note) => html`<li>${proseHtml(note)}</li>`);
  const whose =
    access.system === 'directory'
      ? html`as Bylaw decides it`
      : html`as ${codeOf(access.system)} itself would decide it`;
  const { risk } = summarizeAccess(access);
  const highest =
    risk === 'none'
      ? undefined
      : html`<span>Highest risk: <span class="tag risk-${risk}">${risk}</span></span>`;
  const told = notes.length === 0 ? undefined : html`<ul class="told">${notes}</ul>`;
  return html`${figuresHtml(access)}<p class="true-of soft"><span>Access ${whose}.</span>${highest}</p>${told}
`;
}

/** Silence would read as none. */
function unanswered(question: string, reason: string): Html {
  return html`<p class="told">${question} not evaluated: ${proseHtml(reason)}</p>`;
}
