import { countOf } from '../count-of.ts';
import { renderEditText } from '../edits/render-edit-text.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import { plain, type Style } from '../style.ts';
import type { PinReport } from './pin-report.ts';

/** The edit, or what would be one; whose account is not what it was; and how many are as they should be. */
export function renderPinText(report: PinReport, style: Style = plain): string {
  const { files, pinned, refused, current, unnamed } = report;
  const edit = files.length === 0 ? '' : `${renderEditText(report, style)}\n`;
  const told = files.length > 0 ? [] : pinned.map(renderPinned);
  const lines = [
    ...told,
    ...refused.map(({ of, why }) => `${style.red('refused')} ${sanitizeLine(`${of}: ${why}`)}`),
    style.bold(
      [
        `${countOf(pinned.length, 'value')} ${files.length > 0 ? 'written' : 'to write'}`,
        `${current} as they should be`,
        ...(refused.length === 0 ? [] : [`${refused.length} refused`]),
        ...(unnamed === 0 ? [] : [`${unnamed} without a log-in (\`identities: {github: {login: …}}\`)`]),
      ].join(', '),
    ),
  ];
  return `${edit}${lines.join('\n')}\n`;
}

function renderPinned({ organization, of, field, before, after }: PinReport['pinned'][number]): string {
  const was = before === null ? '' : ` (was ${before})`;
  return sanitizeLine(`${organization}: ${of} ${field} ${after}${was}`);
}
