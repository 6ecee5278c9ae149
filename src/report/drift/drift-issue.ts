import { shortKey } from '../../digest/digest.ts';
import { briefCode, briefMarkdown, messageMarkdown } from '../brief-markdown.ts';
import { countOf } from '../count-of.ts';
import { fitBlock } from '../fit-block.ts';
import { adviceOf, headOf, whoOf } from './describe-drift.ts';
import { type DriftReport, type DriftSection, driftStanding } from './drift-report.ts';
import { renderDriftMarkdown } from './render-drift-markdown.ts';

/** Drift as an issue says it. */
export interface DriftIssue {
  readonly title: string;
  /** Markdown of at most 65,000 bytes; the same for the same drift, whenever it was looked at. */
  readonly body: string;
  /** What it tells that an earlier body did not, as a comment: nobody hears of an edit. Undefined: nothing. */
  news(before: string): string | undefined;
}

/** Drift that an issue remembers having told: what comes beyond that is in its body, and is no news. */
const mostRemembered = 400;
const mostOfNews = 20_000;
const mostRows = 50;
/** Characters; GitHub takes 256. */
const longestTitle = 200;

/** `scopes`: the organizations and targets that were asked for, where not all were. */
export function driftIssue(report: DriftReport, scopes: readonly string[]): DriftIssue {
  const told = report.sections.flatMap(toldIn).sort((one, other) => (one.key < other.key ? -1 : 1));
  const remembered = told.slice(0, mostRemembered).map(({ key }) => key);
  const standing = driftStanding(report);
  const advice = `${adviceOf(standing)} This issue is kept up to date, and closed when there is nothing any longer.`;
  const memory = `<!-- bylaw:told ${remembered.join(' ')} -->`;
  return {
    title: titleOf(scopes),
    body: `${renderDriftMarkdown(report).trimEnd()}\n\n${advice}\n\n${memory}\n`,
    news(before) {
      const known = rememberedIn(before);
      if (known.size >= mostRemembered) return undefined;
      const rows = told.flatMap(({ key, row }) => (known.has(key) ? [] : [row]));
      if (rows.length === 0) return undefined;
      const head = `**${countOf(rows.length, 'difference')} more than this told of before:**\n\n`;
      const shown = rows.slice(0, mostRows);
      return fitBlock(
        { title: 'More', head, rows: shown, count: rows.length, see: 'see above.' },
        mostOfNews,
      );
    },
  };
}

function titleOf(scopes: readonly string[]): string {
  const title = `Access differs from the files${scopes.length === 0 ? '' : `: ${scopes.join(', ')}`}`;
  return title.length > longestTitle ? `${title.slice(0, longestTitle)}…` : title;
}

/** Each thing that differs, by a name that it keeps while it does. */
function toldIn({ organization, target, objects, expired, findings }: DriftSection) {
  const where = `${organization} on ${target}`;
  const told = (what: string, row: string) => ({ key: shortKey([where, what]), row: `- ${row}` });
  return [
    ...objects.flatMap(({ changes }) =>
      changes.map((change) => {
        const who = whoOf(change);
        const by = who === '' ? '' : ` ${briefMarkdown(who)}`;
        return told(change.digest, `${briefMarkdown(where)}: ${briefCode(headOf(change))}${by}`);
      }),
    ),
    ...expired.map(({ address, at }) =>
      told(
        `${address} ${at}`,
        `${briefMarkdown(where)}: ${briefCode(address)} expired on ${briefMarkdown(at)}`,
      ),
    ),
    ...findings
      .filter(({ severity }) => severity !== 'info')
      .map(({ code, message }) =>
        told(`${code} ${message}`, `${briefCode(code)} ${messageMarkdown(message)}`),
      ),
  ];
}

/** The last of its kind: what stands above may quote one. */
function rememberedIn(body: string): ReadonlySet<string> {
  const memories = [...body.matchAll(/^<!-- bylaw:told ([0-9a-f ]*) -->\s*$/gm)];
  return new Set((memories.at(-1)?.[1] ?? '').split(' ').filter((key) => key !== ''));
}
