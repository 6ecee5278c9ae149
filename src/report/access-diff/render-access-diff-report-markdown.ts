import { briefMarkdown } from '../brief-markdown.ts';
import { type Block, sizeOf } from '../fit-block.ts';
import { fitBlocks, gap, sizeOfBlocks } from '../fit-blocks.ts';
import { shareOut } from '../share-out.ts';
import { accessBlocks, approvalsBlock, notesBlock, unjudgedBlock, weakenedBlock } from './access-blocks.ts';
import type { AccessDiffReport } from './access-diff-report.ts';
import { summaryText } from './access-glance.ts';
import { comparisonNotes, comparisonWords, horizonWords } from './comparison-words.ts';
import { isUnchanged } from './is-unchanged.ts';

/** Bytes: a comment on GitHub may hold 65,536 characters, and whoever posts it may add lines of their own. */
const mostInAll = 64_000;
/** Organizations that are summed up one by one. */
const mostSummed = 60;

/** What `access diff` found, as a comment on a pull request; whatever is written somewhere is escaped. */
export function renderAccessDiffReportMarkdown(report: AccessDiffReport): string {
  const busy = report.organizations.filter((each) => !isUnchanged(each));
  const idle = report.organizations.length - busy.length;
  const above = [
    '## Access diff',
    ...(busy.length === 0 ? ["Nobody's access changes."] : [summed(busy)]),
    ...(busy.length > 0 && idle > 0 ? [`Of ${idle} more, nobody's access changes.`] : []),
  ].join(gap);
  const below = `<sub>${briefMarkdown([comparisonWords(report), horizonWords(report), ...comparisonNotes(report)].join('; '))}</sub>`;
  const parts = busy.map((each) => ({
    heading: `### ${briefMarkdown(each.organization)}`,
    blocks: blocksOf(each),
  }));
  const needs = parts.map(({ heading, blocks }) => sizeOf(heading) + 2 * gap.length + sizeOfBlocks(blocks));
  const shares = shareOut(needs, mostInAll - sizeOf(above) - sizeOf(below) - 2 * gap.length);
  const told = parts.map(({ heading, blocks }, index) => {
    const room = (shares[index] ?? 0) - sizeOf(heading) - 2 * gap.length;
    const text = room > 0 ? fitBlocks(blocks, room) : '';
    return text === '' ? '' : `${heading}${gap}${text}`;
  });
  return `${[above, ...told, below].filter((text) => text !== '').join(gap)}\n`;
}

/** What it comes to for each. */
function summed(busy: AccessDiffReport['organizations']): string {
  const rows = busy
    .slice(0, mostSummed)
    .map((each) => `- ${briefMarkdown(`${each.organization} (${each.system})`)}: **${summaryText(each)}**`);
  const more = busy.length - rows.length;
  return [...rows, ...(more > 0 ? [`- … and of ${more} more`] : [])].join('\n');
}

function blocksOf(each: AccessDiffReport['organizations'][number]): readonly Block[] {
  const see = 'see `bylaw access diff --full`.';
  return [
    approvalsBlock(each.approvals),
    unjudgedBlock(each.unjudged),
    weakenedBlock(each.weakened),
    ...accessBlocks(each),
    notesBlock(each.notes),
  ].map((block) => ({ ...block, see }));
}
