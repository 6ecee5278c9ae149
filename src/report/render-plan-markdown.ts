import type { Plan } from '../plan/plan.ts';
import { briefMarkdown } from './brief-markdown.ts';
import { countChanges, isEmptyPlan, isRefusedPlan, renderCounts } from './count-changes.ts';
import { countOf } from './count-of.ts';
import { inlineCode } from './escape-markdown.ts';
import { errorsIn, isStopped } from './findings-of.ts';
import { type Block, sizeOf } from './fit-block.ts';
import { fitBlocks, gap } from './fit-blocks.ts';
import { fitSections } from './fit-sections.ts';
import { glanceLines } from './glance-markdown.ts';
import { changesGuardrailsAlone, rulesHeadline } from './guardrail-changes.ts';
import { renderConclusion } from './render-plan-text.ts';
import { usualRows } from './section-blocks.ts';
import { type SectionMarkdown, sectionMarkdown } from './section-markdown.ts';
import { toldOnce } from './told-once.ts';

/** Bytes: a comment on GitHub may hold 65,536 characters, and whoever posts it may add lines of their own. */
const usualRoom = 64_000;
/** Of these, notes and counts above the sections. */
const mostAbove = 12_000;
/** Sections that are counted one by one. */
const mostCounts = 50;

/**
 * A plan as GitHub-flavoured Markdown, for a comment on a pull request. Whatever comes from a file is escaped: it
 * can neither mention anybody nor make a link, an image or HTML. It always fits into one comment: what does not is
 * counted.
 *
 * @param room bytes that it may have, and rows of one sort
 */
export function renderPlanMarkdown(
  plan: Plan,
  notes: readonly { readonly message: string }[] = [],
  { bytes = usualRoom, rows = usualRows } = {},
): string {
  const sections = toldOnce(plan.sections).flatMap(
    (section) => sectionMarkdown(section, plan.sections.length === 1, rows) ?? [],
  );
  const introduction = [notesBlock(notes), ...(sections.length > 1 ? [countsBlock(sections)] : [])];
  const above = [
    `## ${titleOf(plan)}`,
    briefMarkdown(renderConclusion(plan)),
    ...glanceLines({ sections: sections.map(({ section }) => section) }),
    ...refusalsOf(plan),
    fitBlocks(introduction, mostAbove),
  ];
  const below = footer(plan);
  const room = bytes - sizeOf([...above, below].join(gap)) - gap.length;
  return `${[...above, ...fitSections(sections, room), below].filter((text) => text !== '').join(gap)}\n`;
}

function titleOf(plan: Plan): string {
  if (plan.sections.some(isStopped)) return 'Access plan, refused';
  if (changesGuardrailsAlone(plan)) return rulesHeadline(plan);
  return isEmptyPlan(plan) ? 'No changes' : 'Access plan';
}

function refusalsOf(plan: Plan): string[] {
  const errors = toldOnce(plan.sections).reduce((sum, section) => sum + errorsIn(section).length, 0);
  return [
    ...(isRefusedPlan(plan) ? ['**A guard refuses it:** apply would write nothing there.'] : []),
    ...(errors > 0
      ? [`**${countOf(errors, 'error')} below:** apply refuses it, and would write nothing.`]
      : []),
  ];
}

function notesBlock(notes: readonly { readonly message: string }[]): Block {
  const rows = notes.map(({ message }, index) => {
    return `${index === 0 ? '' : '>\n'}> **Note:** ${briefMarkdown(message)}`;
  });
  return { title: 'notes', head: '', rows, count: notes.length };
}

/** What is planned of each section, and whether it is refused. */
function countsBlock(sections: readonly SectionMarkdown[]): Block {
  const rows = sections.slice(0, mostCounts).map(({ section }) => {
    const { organization, target } = section;
    const counts = renderCounts(countChanges({ sections: [section] }));
    const refused = isStopped(section) ? ' **refused**' : '';
    return `| ${briefMarkdown(organization)} on ${briefMarkdown(target)} | ${counts}${refused} |`;
  });
  return { title: 'sections', head: '| | Planned |\n|---|---|\n', rows, count: sections.length };
}

function footer({ source, evaluatedAt, changeDigest }: Plan): string {
  const commit = source.commit === null ? 'no commit' : inlineCode(source.commit.slice(0, 12));
  return `<sub>source ${commit}${source.dirty ? ' with uncommitted changes' : ''}, evaluated at ${briefMarkdown(evaluatedAt)}, change digest ${inlineCode(changeDigest.slice(0, 12))}</sub>`;
}
