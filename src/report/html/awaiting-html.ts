import type { PlanSection } from '../../plan/plan.ts';
import { approversWords } from '../access-diff/approval-words.ts';
import { awaitedHead } from '../awaited-lines.ts';
import { countOf } from '../count-of.ts';
import { type Html, html } from './html.ts';
import { codeOf } from './name-lists.ts';
import { objectChangeHtml } from './object-changes-html.ts';
import { proseHtml } from './prose-html.ts';
import { countHtml, rowsHtml } from './rows-html.ts';

/** A section with where it stands on the page. */
export interface PlacedSection {
  readonly id: string;
  readonly title: string;
  readonly section: PlanSection;
}

/** Near the top: whose approval it takes, with a link to why; what waits for one already. */
export function agreementHtml(sections: readonly PlacedSection[]): Html | undefined {
  const items = sections.flatMap(({ id, title, section }) => {
    const { approvals, awaiting } = section;
    const of = sections.length === 1 ? undefined : html`${title}: `;
    const needed = approvals.status === 'evaluated' ? approvals.needed : [];
    // The same asked for by both files, or of many guards, is one line.
    const told = new Map(
      needed.map((each) => {
        const line = html`<li>${of}<a href="#${id}-approvals">${approversWords(each)}</a>, as guardrail ${codeOf(each.guardrail)} asks</li>`;
        return [`${each.guardrail} ${approversWords(each)}`, line] as const;
      }),
    );
    const waits =
      awaiting === undefined
        ? []
        : [html`<li>${of}<a href="#${id}-awaiting">${heldWords(awaiting)}</a></li>`];
    return [...told.values(), ...waits];
  });
  if (items.length === 0) return undefined;
  return html`<section class="verdict asks" aria-label="Approvals"><h2>Approvals that this needs</h2><ul>${rowsHtml(items, (item) => item)}</ul></section>`;
}

function heldWords({ isWhole, changes }: NonNullable<PlanSection['awaiting']>): string {
  if (isWhole) return 'all of it is held until then';
  return `${countOf(changes.length, 'change')} ${changes.length === 1 ? 'is' : 'are'} held until then`;
}

/** What of a section is held until whoever has to has agreed, and what of that is missing. */
export function awaitingHtml({ awaiting }: PlanSection, id: string, full: boolean): Html | undefined {
  if (awaiting === undefined) return undefined;
  const { changes, approvals, isWhole } = awaiting;
  const reasons = approvals.map(
    (each) =>
      html`<li class="card"><p class="need">${proseHtml(awaitedHead(each))}</p><ul class="reasons">${each.why.map((why) => html`<li>${proseHtml(why)}</li>`)}</ul></li>`,
  );
  const whole = isWhole
    ? html`<p class="told">Nothing here is applied until then, as it would be judged by what nobody agreed to.</p>`
    : undefined;
  const held =
    changes.length === 0
      ? undefined
      : html`<ul class="objects">${rowsHtml(changes, (change) => objectChangeHtml(change, full))}</ul>`;
  return html`<section class="approvals" id="${id}-awaiting"><h3>Held until it is approved ${countHtml(changes.length)}</h3>${whole}<ul class="cards">${rowsHtml(reasons, (row) => row)}</ul>${held}</section>
`;
}
