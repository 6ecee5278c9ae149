import type { Plan } from '../../plan/plan.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import type { Style } from '../style.ts';
import { glanceAtAccess } from './access-glance.ts';

/** What a plan comes to for access and who has to agree, below its counts. */
export function renderAccessGlance(plan: Pick<Plan, 'sections'>, style: Style): string[] {
  const { access, more, approvals } = glanceAtAccess(plan);
  const lines = access.map(({ of, text }) =>
    style.bold(`Access${of === '' ? '' : ` of ${sanitizeLine(of)}`}: ${sanitizeLine(text)}`),
  );
  lines.push(...more.map((line) => style.bold(sanitizeLine(line))));
  if (approvals !== undefined) lines.push(style.yellow(`Approvals needed: ${sanitizeLine(approvals)}`));
  return lines;
}
