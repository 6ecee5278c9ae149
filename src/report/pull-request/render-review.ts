import { hasErrors } from '../../diagnostic/diagnostic.ts';
import type { Plan, PlanSection } from '../../plan/plan.ts';
import { briefMarkdown } from '../brief-markdown.ts';
import { isEmptyPlan } from '../count-changes.ts';
import { fitBlock, sizeOf } from '../fit-block.ts';
import { gap } from '../fit-blocks.ts';
import { fitSections } from '../fit-sections.ts';
import { glanceLines } from '../glance-markdown.ts';
import { renderConclusion } from '../render-plan-text.ts';
import { type SectionMarkdown, sectionMarkdown } from '../section-markdown.ts';
import { toldOnce } from '../told-once.ts';
import { approvalsBlock } from './approval-lines.ts';
import { applyLines, elsewhereLine, unaskedLine, unreadLine } from './beside-lines.ts';
import { doubtLine } from './doubt-line.ts';
import { type Folding, foldSection } from './fold-section.ts';
import { mistakesBlock, newLine, notesLines, unplannedLine, warningsLine } from './review-lines.ts';
import type { ReviewedPlan } from './reviewed-plan.ts';
import { footer, verdict, whereElse } from './verdict.ts';

/** How much of it has room. */
export interface ReviewRoom {
  /** Bytes of all. */
  readonly bytes: number;
  /** Of one sort, before the rest is counted. */
  readonly rows: number;
}

/** Bytes of who agreed. */
const mostOfApprovals = 6_000;
/** Rows of each section that are seen before anything is opened; of several sections of each fewer. */
const seen = { alone: 6, few: 3 } as const;
/** More sections are folded away whole, but for what refuses them. */
const fewSections = 3;

/**
 * What a pull request changes and whether it may be merged, as GitHub-flavoured Markdown: first what somebody has to know
 * or do, then what it comes to, then new access; all else is there to be opened.
 */
export function renderReview(reviewed: ReviewedPlan, room: ReviewRoom): string {
  const { plan, diagnostics, notes } = reviewed;
  const see = whereElse(reviewed);
  const isBroken = plan === undefined || hasErrors(diagnostics);
  const above = [
    ...verdict(reviewed),
    ...doubtLine(reviewed),
    ...newLine(reviewed),
    ...unplannedLine(reviewed),
    ...unaskedLine(reviewed),
    ...elsewhereLine(reviewed),
    ...applyLines(reviewed),
    ...unreadLine(reviewed),
    fitBlock({ ...approvalsBlock(reviewed), see }, mostOfApprovals),
    ...(isBroken ? [] : glanceOf(plan, reviewed)),
    ...notesLines(notes),
  ];
  const below = [...warningsLine(reviewed), footer(reviewed)];
  const left = room.bytes - sizeOf([...above, ...below].join(gap)) - 2 * gap.length;
  const body = isBroken ? [fitBlock(mistakesBlock(reviewed), left)] : sectionsOf(plan, see, room, left);
  return `${[...above, ...body, ...below].filter((text) => text !== '').join(gap)}\n`;
}

function sectionsOf(plan: Plan, see: string, { rows }: ReviewRoom, bytes: number): readonly string[] {
  const isAlone = plan.sections.length === 1;
  const told = toldOnce(withoutApprovals(plan).sections);
  const sections = told.flatMap((section) => {
    const one = sectionMarkdown(section, isAlone, rows);
    return one === undefined ? [] : [{ ...one, ...worthTelling(one, section) }];
  });
  const several = { rows: seen.few, isWhole: sections.length > fewSections };
  const folding: Folding = { ...(isAlone ? { rows: seen.alone, isWhole: false } : several), see };
  const folded = sections.map((one): SectionMarkdown => foldSection(one, folding));
  return fitSections(isAlone ? folded.map(withoutHeading) : folded, bytes, see);
}

/** Whose approval it needs stands above, with whether it is there. */
function withoutApprovals({ sections }: Plan): Pick<Plan, 'sections'> {
  const none = { status: 'evaluated', needed: [] } as const;
  return {
    sections: sections.map((section) =>
      section.approvals.status === 'evaluated' ? { ...section, approvals: none } : section,
    ),
  };
}

/** What it comes to for people, and what would be written; of nothing the verdict says so. */
function glanceOf(plan: Plan, { approvals }: ReviewedPlan): readonly string[] {
  if (isEmptyPlan(plan)) return [];
  const counts = `- ${briefMarkdown(renderConclusion(plan))}`;
  const lines = [...glanceLines(withoutApprovals(plan)), counts].join('\n');
  // Below another list it would be more of it.
  return approvals.length === 0 ? [lines] : ['**Changes**', lines];
}

/** No target is read, so that nothing is known of what it costs; and what the directory is nobody has to be told. */
function worthTelling(
  { access, contents }: SectionMarkdown,
  { access: answer, target }: PlanSection,
): Pick<SectionMarkdown, 'access' | 'contents'> {
  // Its own heading says so already.
  const isOwn = answer.status === 'evaluated' && ['directory', target].includes(answer.system);
  return {
    access: access.filter(({ title }) => !isOwn || !title.startsWith('Access in ')),
    contents: contents.filter(({ title }) => title !== 'cost'),
  };
}

/** The only one needs no name. */
function withoutHeading(one: SectionMarkdown): SectionMarkdown {
  return { ...one, heading: '' };
}
