import type { Plan } from '../plan/plan.ts';
import { glanceAtAccess } from './access-diff/access-glance.ts';
import { briefMarkdown, messageMarkdown } from './brief-markdown.ts';

/** What it comes to for access, and who has to agree: complete, whatever has no room below. */
export function glanceLines(plan: Pick<Plan, 'sections'>): readonly string[] {
  const { access, more, approvals } = glanceAtAccess(plan);
  const rows = access.map(
    ({ of, text }) => `- Access${of === '' ? '' : ` of ${briefMarkdown(of)}`}: **${messageMarkdown(text)}**`,
  );
  rows.push(...more.map((line) => `- ${messageMarkdown(line)}`));
  if (approvals !== undefined) rows.push(`- **Approvals needed:** ${briefMarkdown(approvals)}`);
  return rows.length === 0 ? [] : [rows.join('\n')];
}
