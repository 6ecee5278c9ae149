import { isEmptySection } from '../plan/build-plan.ts';
import type { Change, Plan, PlanSection } from '../plan/plan.ts';
import { isEmptyPlan, symbolOf } from './count-changes.ts';
import { countOf } from './count-of.ts';
import { escapeMarkdown, inlineCode } from './escape-markdown.ts';
import { groupChanges } from './group-changes.ts';
import { renderFieldChanges } from './render-field-changes.ts';
import { renderConclusion } from './render-plan-text.ts';
import { renderFields, renderValue } from './render-value.ts';

/** Rows of one kind in one section before the rest is counted: a comment may hold 65,536 characters. */
const longestTable = 50;

/**
 * A plan as GitHub-flavoured Markdown, for a comment on a pull request. Whatever comes from a file is escaped: it
 * can neither mention anybody nor make a link, an image or HTML.
 */
export function renderPlanMarkdown(plan: Plan, notes: readonly { readonly message: string }[] = []): string {
  const blocks = [
    `## ${isEmptyPlan(plan) ? 'No changes' : 'Access plan'}`,
    escapeMarkdown(renderConclusion(plan)),
  ];
  if (notes.length > 0) {
    blocks.push(notes.map(({ message }) => `> **Note:** ${escapeMarkdown(message)}`).join('\n>\n'));
  }
  for (const section of plan.sections) blocks.push(...renderSection(section));
  blocks.push(footer(plan));
  return `${blocks.join('\n\n')}\n`;
}

function renderSection(section: PlanSection): string[] {
  const blocks: string[] = [];
  for (const { title, changes } of groupChanges(section.changes)) {
    blocks.push(`**${title}**`, renderTable(changes));
  }
  if (section.held.length > 0) blocks.push('**held back**', renderTable(section.held));
  blocks.push(...renderLists(section));
  if (blocks.length === 0) return [];
  const { organization, target } = section;
  return [
    `### ${escapeMarkdown(organization)} on ${escapeMarkdown(target)}`,
    ...blocks,
    renderUnevaluated(section),
  ];
}

function renderTable(changes: readonly Change[]): string {
  const rows = changes.slice(0, longestTable).map((change) => {
    const cells = [symbolOf(change.action), inlineCode(change.address), escapeMarkdown(describe(change))];
    return `| ${cells.join(' | ')} |`;
  });
  const rest = changes.length - rows.length;
  const more = rest > 0 ? `\n\n… and ${rest} more.` : '';
  return `| | Address | What changes |\n|---|---|---|\n${rows.join('\n')}${more}`;
}

function describe({ action, before, after, reason }: Change): string {
  const parts: string[] = [];
  if (action === 'update') parts.push(...renderFieldChanges(before ?? {}, after ?? {}));
  if (action === 'create') parts.push(renderFields(after ?? {}));
  if (action === 'rename') parts.push(`was ${renderValue(before?.name ?? '?')}`);
  if (action === 'delete') parts.push(renderFields(before ?? {}));
  if (reason !== undefined) parts.push(`because ${reason}`);
  return parts.filter((part) => part !== '').join('; ');
}

function renderLists(section: PlanSection): string[] {
  const { publishes, guards, findings, letGo, adopts, clock } = section;
  const items = [
    ...publishes.map(
      ({ policy, version }) => `publishes version ${version} of policy ${escapeMarkdown(policy)}`,
    ),
    ...(adopts.length === 0 ? [] : [`adopts ${countOf(adopts.length, 'existing object')}`]),
    ...letGo.map(
      ({ address, fields }) => `lets go of ${escapeMarkdown(fields.join(', '))} of ${inlineCode(address)}`,
    ),
    ...clock.starts.map(
      ({ address, at, value: { starts: _, ...fields } }) =>
        `${inlineCode(address)} starts on ${escapeMarkdown(at)}: ${escapeMarkdown(renderFields(fields))}`,
    ),
    ...findings.map(
      ({ code, severity, message }) => `${severity} ${inlineCode(code)}: ${escapeMarkdown(message)}`,
    ),
    ...guards.map(({ guard, message, allow, allowed }) =>
      allowed === undefined
        ? isEmptySection(section)
          ? `guard ${inlineCode(guard)} would refuse changes: ${escapeMarkdown(message)}`
          : `**guard ${inlineCode(guard)} refuses:** ${escapeMarkdown(message)} To allow it: ${escapeMarkdown(allow)}`
        : `guard ${inlineCode(guard)} is allowed: ${escapeMarkdown(message)} (${escapeMarkdown(allowed.reason)})`,
    ),
  ];
  return items.length === 0 ? [] : [items.map((item) => `- ${item}`).join('\n')];
}

function renderUnevaluated({ access, guardrails, approvals }: PlanSection): string {
  return [
    `- Access: not evaluated yet: ${escapeMarkdown(access.reason)}`,
    `- Guardrails: not evaluated yet: ${escapeMarkdown(guardrails.reason)}`,
    `- Approvals: not evaluated yet: ${escapeMarkdown(approvals.reason)}`,
  ].join('\n');
}

function footer({ source, evaluatedAt, changeDigest }: Plan): string {
  const commit = source.commit === null ? 'no commit' : inlineCode(source.commit.slice(0, 12));
  return `<sub>source ${commit}${source.dirty ? ' with uncommitted changes' : ''}, evaluated at ${escapeMarkdown(evaluatedAt)}, change digest ${inlineCode(changeDigest.slice(0, 12))}</sub>`;
}
