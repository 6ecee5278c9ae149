import type { Plan, PlanSection } from '../plan/plan.ts';
import { renderAccessGlance } from './access-diff/render-access-glance.ts';
import { changesAccess, renderSectionAccess } from './access-diff/render-section-access.ts';
import {
  changesByFilesAlone,
  countChanges,
  isEmptyPlan,
  isRefusedPlan,
  renderCounts,
} from './count-changes.ts';
import { countOf } from './count-of.ts';
import { errorsIn } from './findings-of.ts';
import { guardrailSentence } from './guardrail-changes.ts';
import { renderChangesText } from './render-changes-text.ts';
import { renderSectionNotes } from './render-section-notes.ts';
import { renderUnevaluated } from './render-unevaluated.ts';
import { sanitizeLine } from './sanitize-text.ts';
import { plain, type Style } from './style.ts';
import { toldChanges } from './told-changes.ts';
import { toldOnce } from './told-once.ts';

export interface PlanTextOptions {
  readonly style?: Style;
  /** Lists every creation by itself and where each change is declared. */
  readonly full?: boolean;
  /** What is not settled beside it. */
  readonly notes?: readonly { readonly message: string }[] | undefined;
}

/** A plan for people, ending in one line of counts, or in `No changes. …`. */
export function renderPlanText(
  plan: Plan,
  { style = plain, full = false, notes = [] }: PlanTextOptions = {},
): string {
  const lines: string[] = [];
  const busy: PlanSection[] = [];
  const sections = toldOnce(plan.sections);
  for (const section of sections) {
    const body = renderSection(section, style, full);
    if (body.length === 0) continue;
    busy.push(section);
    lines.push(style.bold(titleOf(section, plan.against)), '', ...body.map(indent), '');
  }
  if (busy.length > 0) lines.push(...renderUnevaluated(busy, plan.against).map(style.dim), '');
  lines.push(style.bold(renderConclusion(plan)));
  lines.push(...renderAccessGlance({ sections: busy }, style));
  if (!isEmptyPlan(plan)) lines.push(...uncommitted(plan).map(style.yellow));
  lines.push(...notes.map(({ message }) => style.yellow(`note: ${sanitizeLine(message)}`)));
  if (isRefusedPlan(plan))
    lines.push(style.red('A guard refuses it, see above: apply would write nothing there.'));
  const errors = sections.reduce((sum, section) => sum + errorsIn(section).length, 0);
  if (errors > 0)
    lines.push(
      style.red(`${countOf(errors, 'error')} among the findings: apply refuses it, and would write nothing.`),
    );
  return `${lines.join('\n').replace(/\n{3,}/g, '\n\n')}\n`;
}

const filesAlone =
  'Plan: nothing to create, update or delete: by whose account a name is, or by when something ends, access changes all the same';

/** `Plan: 12 to create, 1 to update, 0 to delete`, or that nothing is to do. */
export function renderConclusion(plan: Plan): string {
  const what = compared(plan);
  const counts = countChanges(plan);
  if (isEmptyPlan(plan)) {
    const revoked = plan.sections.flatMap((section) => section.revoked ?? []).length;
    const emergencies = revoked === 0 ? '' : ` ${countOf(revoked, 'change')} held by an emergency.`;
    const waiting = plan.sections.flatMap(({ awaiting }) => awaiting?.changes ?? []).length;
    const awaited = waiting === 0 ? '' : ` ${countOf(waiting, 'change')} held for an approval.`;
    const held = counts.held === 0 ? '' : ` ${countOf(counts.held, 'removal')} held back.`;
    return `No changes. ${what} ${sourceOf(plan)}.${held}${emergencies}${awaited}`;
  }
  if (changesByFilesAlone(plan)) return filesAlone;
  const published = plan.sections.reduce((sum, { publishes }) => sum + publishes.length, 0);
  const adopted = plan.sections.reduce((sum, { adopts }) => sum + adopts.length, 0);
  const rest = [
    published === 0 ? '' : `, ${countOf(published, 'policy version')} to publish`,
    adopted === 0 ? '' : `, ${countOf(adopted, 'object')} to adopt`,
    plan.sections.some(({ settles }) => settles !== undefined) ? ', an emergency to end' : '',
    plan.sections.some(({ clock }) => clock.changed) ? ', what starts later to be recorded' : '',
  ];
  const guardrails = guardrailSentence(plan);
  return `Plan: ${renderCounts(counts)}${rest.join('')}${guardrails === '' ? '' : `. ${guardrails}`}`;
}

function renderSection(section: PlanSection, style: Style, full: boolean): string[] {
  const changes = renderChangesText(toldChanges(section), { style, full });
  const notes = renderSectionNotes(section, style, full);
  const access = renderSectionAccess(section, { style, full });
  const isTold = changes.length + notes.length > 0 || changesAccess(section);
  return isTold ? [...changes, ...access, ...notes] : [];
}

function titleOf({ organization, target, provider, mode }: PlanSection, against: Plan['against']): string {
  const where = target === provider ? target : `${target} (${provider})`;
  const title = `${sanitizeLine(organization)} on ${sanitizeLine(where)}${mode === 'strict' ? ', strict' : ''}`;
  return against.kind === 'ref' ? `${title}, compared with ${revisionOf(against)}` : title;
}

/** `plan` reads the files as they are, and `apply` does not. */
function uncommitted({ source }: Plan): string[] {
  if (source.commit === null) return ['note: nothing is committed yet; apply reads HEAD'];
  return source.dirty ? ['note: uncommitted changes are in this plan; apply reads HEAD'] : [];
}

function revisionOf({ revision, commit }: { readonly revision: string; readonly commit: string }): string {
  return `\`${sanitizeLine(revision)}\` (${commit.slice(0, 7)})`;
}

function compared(plan: Plan): string {
  const { against, sections } = plan;
  if (sections.length === 0) return 'No target is enabled, so that nothing was compared with';
  if (against.kind === 'ref') return `${revisionOf(against)} matches`;
  if (against.kind === 'offline') return 'The last known state matches';
  return sections.length === 1 ? 'The target matches' : `All ${sections.length} targets match`;
}

function sourceOf({ source }: Plan): string {
  if (source.commit === null) return 'the work tree';
  const commit = `commit ${source.commit.slice(0, 7)}`;
  return source.dirty ? `the work tree, which differs from ${commit}` : commit;
}

function indent(line: string): string {
  return line === '' ? '' : `  ${line}`;
}
