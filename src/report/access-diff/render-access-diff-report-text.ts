import { sanitizeLine } from '../sanitize-text.ts';
import { plain, type Style } from '../style.ts';
import { wrapWords } from '../wrap-words.ts';
import type { AccessDiffReport } from './access-diff-report.ts';
import { comparisonNotes, comparisonWords, horizonWords } from './comparison-words.ts';
import { isUnchanged } from './is-unchanged.ts';
import { renderAccessDiffText } from './render-access-diff-text.ts';
import { renderApprovalsText } from './render-approvals-text.ts';
import { unjudgedLines } from './unjudged-words.ts';

/** What `access diff` found, for people: each organization by itself, those of whom nobody is concerned in one line. */
export function renderAccessDiffReportText(
  report: AccessDiffReport,
  { style = plain, full = false }: { readonly style?: Style; readonly full?: boolean } = {},
): string {
  const options = { style, full };
  const busy = report.organizations.filter((each) => !isUnchanged(each));
  const idle = report.organizations.filter(isUnchanged).map(({ organization }) => organization);
  const lines = busy.flatMap((each) => {
    const title = `${sanitizeLine(each.organization)} (${sanitizeLine(each.system)}): `;
    const notes = each.notes.flatMap((note) => wrapWords(`note: ${sanitizeLine(note)}`)).map(style.dim);
    const approvals =
      each.approvals.length === 0
        ? []
        : ['', style.bold('approvals needed'), ...renderApprovalsText(each.approvals, options).map(indent)];
    const weakened =
      each.weakened.length === 0
        ? []
        : [
            '',
            style.bold('guardrails and guards that would hold less'),
            ...each.weakened
              .flatMap((text) => wrapWords(`! ${sanitizeLine(text)}`))
              .map((line) => `  ${style.red(line)}`),
          ];
    const unjudged =
      each.unjudged.length === 0
        ? []
        : ['', style.bold('not compared'), ...unjudgedLines(each, options).map(indent)];
    const [summary = '', ...others] = renderAccessDiffText(each, { ...options, title });
    return [summary, ...[...others, ...unjudged, ...weakened, ...approvals, ...notes].map(indent), ''];
  });
  if (idle.length > 0)
    lines.push(...wrapWords(sanitizeLine(`${idle.join(', ')}: nobody's access changes`)), '');
  const below = [
    comparisonWords(report),
    horizonWords(report),
    ...comparisonNotes(report).map((note) => `note: ${note}`),
  ];
  return `${[...lines, ...below.map((line) => style.dim(sanitizeLine(line)))].join('\n')}\n`;
}

function indent(line: string): string {
  return line === '' ? '' : `  ${line}`;
}
