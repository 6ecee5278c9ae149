import type { PlanSection } from '../../plan/plan.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import type { Style } from '../style.ts';
import { wrapWords } from '../wrap-words.ts';
import { renderAccessDiffText } from './render-access-diff-text.ts';
import { renderApprovalsText } from './render-approvals-text.ts';

/** Who gains and loses what by a section of a plan, and who has to agree; nothing where it was not looked at. */
export function renderSectionAccess(
  { access, approvals }: PlanSection,
  options: { readonly style: Style; readonly full: boolean },
): string[] {
  const { style } = options;
  const lines: string[] = [];
  if (access.status === 'evaluated') {
    const title = `access in ${sanitizeLine(access.system)}: `;
    const [summary = '', ...others] = renderAccessDiffText(access, { ...options, title });
    lines.push(summary, ...others.map(indent));
    lines.push(
      ...access.notes
        .flatMap((note) => wrapWords(`note: ${sanitizeLine(note)}`))
        .map((line) => `  ${style.dim(line)}`),
      '',
    );
  }
  if (approvals.status === 'evaluated' && approvals.needed.length > 0) {
    lines.push(style.bold('approvals needed'));
    lines.push(...renderApprovalsText(approvals.needed, options).map(indent), '');
  }
  return lines;
}

/** Whether there is anything to say of the access that it changes, be it by the clock alone. */
export function changesAccess({ access, approvals }: PlanSection): boolean {
  const needed = approvals.status === 'evaluated' ? approvals.needed.length : 0;
  if (access.status !== 'evaluated') return needed > 0;
  const { changes, stays, causes, forecast } = access;
  return needed + changes.length + stays.length + causes.length + forecast.length > 0;
}

function indent(line: string): string {
  return line === '' ? '' : `  ${line}`;
}
