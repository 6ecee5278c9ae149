import { briefCode, briefList, briefMarkdown } from '../brief-markdown.ts';
import { countOf } from '../count-of.ts';
import { type Block, seeAll } from '../fit-block.ts';
import { fitBlocks } from '../fit-blocks.ts';
import { fateOf, headOf, sinceOf, summaryOf, whatOf, whoOf } from './describe-drift.ts';
import { type DriftReport, type DriftSection, driftStanding } from './drift-report.ts';

/** Bytes of a comment on GitHub, with room for what is put around it. */
const allowance = 60_000;
const mostRows = 50;

/** Drift as a comment or a job summary, cut to what GitHub takes. */
export function renderDriftMarkdown(report: DriftReport): string {
  const blocks = report.sections.flatMap(blocksOf).filter(({ count }) => count > 0);
  const told = fitBlocks(blocks, allowance).replaceAll(seeAll, 'see `bylaw drift --full`.');
  const never = report.sections
    .filter(({ since }) => since === null)
    .map((each) => `${briefMarkdown(`${each.organization} on ${each.target}: ${sinceOf(each)}`)}.\n\n`);
  const few =
    never.length <= mostRows
      ? never.join('')
      : `${countOf(never.length, 'target')}: nothing was applied yet.\n\n`;
  return `## ${headingOf(report)}\n\n${few}${told}\n`;
}

/** Without changes of others it is none. */
function headingOf(report: DriftReport): string {
  const summary = summaryOf(report);
  if (driftStanding(report) === 'drift') return `Drift: ${summary}`;
  return `${summary.charAt(0).toUpperCase()}${summary.slice(1)}`;
}

function blocksOf(section: DriftSection): readonly Block[] {
  const { organization, target, objects, expired, unmanaged, findings, noTrail } = section;
  const where = `${organization} on ${target}`;
  const changes = objects.flatMap((object) => object.changes);
  const rows = changes.slice(0, mostRows).map((change) => {
    const what = briefList([...whatOf(change, false), fateOf(change, section)]);
    return `| ${briefCode(headOf(change))} | ${what} | ${briefMarkdown(whoOf(change))} |`;
  });
  const head = `### ${briefMarkdown(where)}\n\n${briefMarkdown(sinceOf(section))}\n\n`;
  const table = `${head}| Change | What | Who |\n|---|---|---|\n`;
  return [
    { title: where, head: table, rows, count: changes.length },
    listOf(`${where}: expired but still enforced`, expired, ({ address, at }) => {
      return `${briefCode(address)} on ${briefMarkdown(at)}`;
    }),
    listOf(`${where}: not managed`, unmanaged, ({ kind, names }) => {
      return `${briefMarkdown(countOf(names.length, kind))}: ${briefList(names)}`;
    }),
    listOf(`${where}: findings`, findings, ({ code, severity, message }) => {
      return `${severity} ${briefCode(code)}: ${briefMarkdown(message)}`;
    }),
    listOf(`${where}: who did it is not known`, noTrail === null ? [] : [noTrail], briefMarkdown),
  ];
}

function listOf<T>(title: string, all: readonly T[], describe: (one: T) => string): Block {
  const rows = all.slice(0, mostRows).map((one) => `- ${describe(one)}`);
  return { title, head: `**${briefMarkdown(title)}**\n\n`, rows, count: all.length };
}
