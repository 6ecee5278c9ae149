import { hasErrors } from '../../diagnostic/diagnostic.ts';
import { joined } from '../access-diff/describe-people.ts';
import { briefCode, briefMarkdown, messageMarkdown } from '../brief-markdown.ts';
import { countOf } from '../count-of.ts';
import { inlineCode } from '../escape-markdown.ts';
import { type Block, fitBlock, sizeOf } from '../fit-block.ts';
import { gap } from '../fit-blocks.ts';
import { renderPlanMarkdown } from '../render-plan-markdown.ts';
import { approvalsBlock } from './approval-lines.ts';
import type { ReviewedPlan, Standing } from './reviewed-plan.ts';
import { standingOf } from './standing-of.ts';

/** Bytes: a comment on GitHub may hold 65,536 characters, and it is found by a mark that is written with it. */
const mostInAll = 65_000;
/** Of these, who agreed. */
const mostOfApprovals = 6_000;
/** Mistakes that are told before the rest is counted. */
const mostMistakes = 50;

/** Organizations that are named. */
const mostNamed = 10;

/** What a pull request changes and whether it may be merged, as GitHub-flavoured Markdown that fits into one comment. */
export function renderPlanComment(reviewed: ReviewedPlan): string {
  const { plan, notes, diagnostics } = reviewed;
  const above = [
    verdicts[standingOf(reviewed)],
    ...unplannedLine(reviewed),
    fitBlock(approvalsBlock(reviewed), mostOfApprovals),
  ];
  const below = [...warningsLine(reviewed), footer(reviewed)];
  const room = mostInAll - sizeOf([...above, ...below].join(gap)) - 2 * gap.length;
  const body =
    plan === undefined || hasErrors(diagnostics)
      ? fitBlock(mistakesBlock(reviewed), room)
      : renderPlanMarkdown(plan, notes, room).trimEnd();
  return `${[...above, body, ...below].filter((text) => text !== '').join(gap)}\n`;
}

const verdicts: Readonly<Record<Standing, string>> = {
  errors: '❌ **The files have errors:** nothing of this can be applied.',
  refused: '❌ **Refused:** applying this would write nothing, for the reasons below.',
  'needs-approval': '⏳ **Needs approval** before it may be merged.',
  fine: '✅ Nothing stands in the way of merging this.',
};

/** It says "no changes" below: they are not those of these. */
function unplannedLine({ unplanned }: ReviewedPlan): readonly string[] {
  if (unplanned.length === 0) return [];
  const named = joined(unplanned.slice(0, mostNamed).map(briefCode));
  const more = unplanned.length > mostNamed ? ` and ${unplanned.length - mostNamed} more` : '';
  return [
    `**Not looked at:** ${named}${more}, which ${unplanned.length === 1 ? 'changes' : 'change'}: the plan is of no target there, as none is enabled, or the organization comes or goes. \`bylaw access diff\` says what it means.`,
  ];
}

function mistakesBlock({ diagnostics }: ReviewedPlan): Block {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const rows = errors.slice(0, mostMistakes).map(({ code, message, at, hint }) => {
    const place = at === undefined ? '' : ` ${briefCode(`${at.file}:${at.start.line}`)}`;
    const advice = hint === undefined ? '' : `: ${messageMarkdown(hint)}`;
    return `- ${inlineCode(code)}${place} ${messageMarkdown(message)}${advice}`;
  });
  return {
    title: 'errors',
    head: `## Access plan: ${countOf(errors.length, 'error')}\n\n`,
    rows,
    count: errors.length,
    see: 'see `bylaw validate`.',
  };
}

function warningsLine({ diagnostics }: ReviewedPlan): readonly string[] {
  const count = diagnostics.filter(({ severity }) => severity === 'warning').length;
  return count === 0 ? [] : [`${countOf(count, 'warning')} of the files: see \`bylaw validate\`.`];
}

function footer({ head, number }: ReviewedPlan): string {
  return `<sub>${briefMarkdown(`of pull request ${number} at commit `)}${inlineCode(head.slice(0, 12))}</sub>`;
}
