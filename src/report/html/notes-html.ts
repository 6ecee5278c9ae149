import { isEmptySection } from '../../plan/build-plan.ts';
import { emergencyMessage } from '../../plan/emergency.ts';
import type { GuardRefusal, PlanSection } from '../../plan/plan.ts';
import { errorsIn, worstFirst } from '../findings-of.ts';
import { guardrailChangesOf } from '../guardrail-changes.ts';
import { renderCost } from '../render-cost.ts';
import { renderFields } from '../render-value.ts';
import { withoutFlag } from '../shown-part.ts';
import { type Html, html } from './html.ts';
import { codeOf } from './name-lists.ts';
import { objectChangeHtml } from './object-changes-html.ts';
import { placeHtml } from './place-html.ts';
import { proseHtml } from './prose-html.ts';
import { countHtml, rowsHtml } from './rows-html.ts';
import { timeHtml } from './time-html.ts';

/** What else applying a section does, and what is not done: versions, what is adopted, let go, held or scheduled. */
export function happeningsHtml(section: PlanSection, full: boolean): Html {
  const { publishes, adopts, letGo, held, clock } = section;
  return html`${[
    listHtml('Publishes', publishes, ({ policy, version, digest, sameAs }) => {
      const same = sameAs === undefined ? '' : `, the same text as version ${sameAs}`;
      return html`policy ${codeOf(policy)} version ${version} <span class="place">${digest.slice(0, 10)}${same}</span>`;
    }),
    listHtml('Adopts without changing', adopts, (address) => codeOf(address)),
    listHtml(
      'Lets go of fields no longer declared',
      letGo,
      ({ address, fields }) => html`${codeOf(address)}: ${fields.join(', ')}`,
    ),
    objectsHtml(
      'Removals held back',
      held.map((change) => objectChangeHtml(change, full)),
    ),
    listHtml('Held: revoked in an emergency', section.revoked ?? [], (hold) => {
      return html`${codeOf(hold.change.address)}: ${emergencyMessage(hold)}`;
    }),
    listHtml('Ends an emergency, as the files revoke it themselves', section.settles ?? [], (address) =>
      codeOf(address),
    ),
    listHtml('Starts later', clock.starts, ({ address, at, value: { starts: _, ...fields } }) => {
      return html`${codeOf(address)} on ${timeHtml(at)}: ${withoutFlag(renderFields(fields, full))}`;
    }),
    listHtml('Expired', clock.expires, ({ address, at }) => html`${codeOf(address)} on ${timeHtml(at)}`),
  ]}`;
}

/** What is said of a section: findings, guards that do not refuse it, whether guardrails were looked at, cost. */
export function judgementsHtml(section: PlanSection): Html {
  const { cost } = section;
  return html`${[
    listHtml('Guardrails and guards that change', guardrailChangesOf(section), ({ change, message, at }) => {
      const isLess = change === 'removed' || change === 'weakened';
      const mark = isLess
        ? html`<span class="tag error">${change}</span>`
        : html`<span class="tag">${change}</span>`;
      return html`${mark} ${proseHtml(message)}${placeHtml(at)}`;
    }),
    findingsHtml(worstFirst(section.findings)),
    listHtml(
      'Guards',
      section.guards.filter((guard) => !isRefusing(section, guard)),
      guardHtml,
    ),
    html`<section class="note"><h3>Guardrails and cost</h3><ul class="lines">${guardrailsHtml(section)}<li>Cost: ${renderCost([cost])}</li></ul></section>
`,
  ]}`;
}

/** Where one is broken the findings say so by themselves. */
function guardrailsHtml({ guardrails, findings }: PlanSection): Html | undefined {
  const { status, reason } = guardrails;
  if (status !== 'evaluated') return html`<li>Guardrails not evaluated: ${proseHtml(reason)}</li>`;
  const isTold = findings.some(({ code }) => code.startsWith('guardrail/'));
  return isTold ? undefined : html`<li>Guardrails: ${proseHtml(reason)}</li>`;
}

/** What keeps a section from being applied: guards, and findings that are errors. */
export function refusalsHtml(section: PlanSection): Html {
  const errors = rowsHtml(errorsIn(section), (finding) => html`<li>${findingHtml(finding)}</li>`);
  return html`${section.guards
    .filter((guard) => isRefusing(section, guard))
    .map(
      ({ guard, message, allow }) =>
        html`<li><strong>Guard ${codeOf(guard)} refuses:</strong> ${proseHtml(message)}<p class="soft">To allow it: ${proseHtml(allow)}</p></li>`,
    )}${errors}`;
}

function isRefusing(section: PlanSection, { allowed }: GuardRefusal): boolean {
  return allowed === undefined && !isEmptySection(section);
}

function guardHtml({ guard, message, allowed }: GuardRefusal): Html {
  if (allowed === undefined) return html`${codeOf(guard)} would refuse changes: ${proseHtml(message)}`;
  const by = allowed.by === 'target' ? 'by the Target' : 'by a flag';
  return html`${codeOf(guard)} is allowed ${by}: ${proseHtml(message)} (${allowed.reason})`;
}

function findingsHtml(findings: PlanSection['findings']): Html | undefined {
  return listHtml('Findings', findings, findingHtml);
}

function findingHtml({ code, severity, message, at, hint }: PlanSection['findings'][number]): Html {
  const advice = hint === undefined ? undefined : html`<p class="soft">${proseHtml(hint)}</p>`;
  return html`<span class="tag ${severity}">${severity}</span> ${proseHtml(message)}${placeHtml(at)} <span class="place">${code}</span>${advice}`;
}

function listHtml<T>(title: string, all: readonly T[], render: (one: T) => Html): Html | undefined {
  if (all.length === 0) return undefined;
  return html`<section class="note">${headOf(title, all.length)}<ul class="lines">${rowsHtml(all, (one) => html`<li>${render(one)}</li>`)}</ul></section>
`;
}

function objectsHtml(title: string, rows: readonly Html[]): Html | undefined {
  if (rows.length === 0) return undefined;
  return html`<section class="note">${headOf(title, rows.length)}<ul class="objects">${rowsHtml(rows, (row) => row)}</ul></section>
`;
}

function headOf(title: string, count: number): Html {
  return html`<h3>${title} ${countHtml(count)}</h3>`;
}
