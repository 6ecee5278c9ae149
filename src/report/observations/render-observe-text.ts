import { countOf } from '../count-of.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import type { ObserveReport, PruneReport } from './observe-report.ts';

/** What became of lines of observations. */
export function renderObserveText(report: ObserveReport): string {
  const { observations, members, skipped, skippedLines, commit } = report;
  const left = skipped - skippedLines.length;
  const lines = [
    ...skippedLines.map(({ line, problem }) => `line ${line} left out: ${sanitizeLine(problem)}`),
    ...(left > 0 ? [`and ${countOf(left, 'more line', 'more lines')} left out`] : []),
    commit === null
      ? `${countOf(observations, 'observation')}, and nothing newer than what is known`
      : `${countOf(observations, 'observation')}: ${countOf(members, 'member')} with newer values${placeOf(report)}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** What was dropped. */
export function renderPruneText(report: PruneReport): string {
  const { before, members, commit } = report;
  const what =
    commit === null
      ? `nothing was seen before ${before}`
      : `dropped what was seen before ${before}, of ${countOf(members, 'member')}, and the history${placeOf(report)}`;
  return `${what}\n`;
}

function placeOf({ remote }: { readonly remote: string | null }): string {
  return remote === null ? '' : `, at ${sanitizeLine(remote)} and here`;
}
