import { briefCode, briefMarkdown, messageMarkdown } from '../brief-markdown.ts';
import { countOf } from '../count-of.ts';
import { inlineCode } from '../escape-markdown.ts';
import { type Block, fitBlock } from '../fit-block.ts';
import { foldBlock } from '../fold-block.ts';
import { namedOrganizations } from './beside-lines.ts';
import type { ReviewedPlan } from './reviewed-plan.ts';

/** Mistakes that are told before the rest is counted. */
const mostMistakes = 50;
/** Bytes of what is not settled beside it. */
const mostOfNotes = 6_000;

/** Of these nobody looked at what they mean: it must not read as if nothing changed there. */
export function unplannedLine({ unplanned }: ReviewedPlan): readonly string[] {
  if (unplanned.length === 0) return [];
  return [
    `**Not looked at:** ${namedOrganizations(unplanned)}, which ${unplanned.length === 1 ? 'changes' : 'change'}: the plan is of no target there, as none is enabled, or the organization comes or goes. \`bylaw access diff\` says what it means.`,
  ];
}

/** Of the first files nobody can say that whoever has to agree did. */
export function newLine({ base }: ReviewedPlan): readonly string[] {
  if (base.isNew !== true) return [];
  return [
    `**Everything here is new:** ${briefCode(base.ref)} declares nothing yet, and so nobody whose approval would count. Whoever merges this decides what it gives, and who approves from then on.`,
  ];
}

export function mistakesBlock({ diagnostics }: Pick<ReviewedPlan, 'diagnostics'>): Block {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const rows = errors.slice(0, mostMistakes).map(({ code, message, at, hint }) => {
    const place = at === undefined ? '' : ` ${briefCode(`${at.file}:${at.start.line}`)}`;
    const advice = hint === undefined ? '' : ` (${messageMarkdown(hint)})`;
    return `- ${inlineCode(code)}${place} ${messageMarkdown(message)}${advice}`;
  });
  return {
    title: 'errors',
    head: `**${countOf(errors.length, 'error')}**\n\n`,
    rows,
    count: errors.length,
    see: 'see `bylaw validate`.',
  };
}

export function notesLines(notes: ReviewedPlan['notes']): readonly string[] {
  const rows = notes.slice(0, mostMistakes).map(({ message }) => `- ${messageMarkdown(message)}`);
  const block = { title: 'Notes', head: '', rows, count: notes.length };
  return [fitBlock(foldBlock(block), mostOfNotes)];
}

export function warningsLine({ diagnostics }: Pick<ReviewedPlan, 'diagnostics'>): readonly string[] {
  const count = diagnostics.filter(({ severity }) => severity === 'warning').length;
  return count === 0
    ? []
    : [`${briefMarkdown(countOf(count, 'warning'))} of the files: see \`bylaw validate\`.`];
}
