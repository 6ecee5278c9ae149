import { briefMarkdown } from '../brief-markdown.ts';
import { countOf } from '../count-of.ts';
import { sizeOf } from '../fit-block.ts';
import { fitBlocks, gap, sizeOfBlocks } from '../fit-blocks.ts';
import { shareOut } from '../share-out.ts';
import { changeBlocks, unjudgedBlock } from './access-blocks.ts';
import type { NoNewReport } from './access-diff-report.ts';
import { comparisonNotes, comparisonWords } from './comparison-words.ts';

/** Bytes: a comment on GitHub may hold 65,536 characters, and whoever posts it may add lines of their own. */
const mostInAll = 64_000;

/** Nobody reads more of them. */
const mostWeakened = 20;

/** Who has access that is new and not allowed, as a comment on a pull request. */
export function renderNoNewMarkdown(report: NoNewReport): string {
  const { found, allowed, organizations } = report;
  const beyond = allowed.length === 0 ? '' : ` beyond what is allowed`;
  const above =
    found === 0 && organizations.every(({ unjudged }) => unjudged.length === 0)
      ? `## No new access${beyond}`
      : found === 0
        ? `## What may give new access${beyond}`
        : `## New access${beyond}\n\n**${countOf(found, 'principal has', 'principals have')} access that they had not.**`;
  const weakened = organizations.flatMap((each) =>
    each.weakened.map(({ message }) => `- ${briefMarkdown(`${each.organization}: ${message}`)}`),
  );
  const shown = weakened.slice(0, mostWeakened);
  const more = weakened.length > shown.length ? [`- and ${weakened.length - shown.length} more`] : [];
  const guarded =
    shown.length === 0
      ? ''
      : ['### Guardrails and guards that would hold less', '', ...shown, ...more].join('\n');
  const below = `<sub>${briefMarkdown([comparisonWords(report), ...comparisonNotes(report)].join('; '))}</sub>`;
  const parts = organizations
    .filter(({ changes, unjudged }) => changes.length + unjudged.length > 0)
    .map(({ organization, system, changes, unjudged }) => ({
      heading: `### ${briefMarkdown(`${organization} (${system})`)}`,
      blocks: [unjudgedBlock(unjudged), ...changeBlocks(changes, () => [], { examples: true })].map(
        (block) => ({
          ...block,
          see: 'see `bylaw access no-new --full`.',
        }),
      ),
    }));
  const needs = parts.map(({ heading, blocks }) => sizeOf(heading) + 2 * gap.length + sizeOfBlocks(blocks));
  const shares = shareOut(
    needs,
    mostInAll - sizeOf(above) - sizeOf(guarded) - sizeOf(below) - 3 * gap.length,
  );
  const told = parts.map(({ heading, blocks }, index) => {
    const room = (shares[index] ?? 0) - sizeOf(heading) - 2 * gap.length;
    const text = room > 0 ? fitBlocks(blocks, room) : '';
    return text === '' ? '' : `${heading}${gap}${text}`;
  });
  return `${[above, guarded, ...told, below].filter((text) => text !== '').join(gap)}\n`;
}
