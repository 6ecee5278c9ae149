import { countOf } from '../count-of.ts';
import { renderEditText } from '../edits/render-edit-text.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import { plain, type Style } from '../style.ts';
import type { AdoptReport } from './adopt-report.ts';

/** The edit, then what was adopted and what could not be. */
export function renderAdoptText(report: AdoptReport, style: Style = plain): string {
  const { files, adopted, refused } = report;
  const edit = files.length === 0 ? '' : `${renderEditText(report, style)}\n`;
  const lines = [
    ...refused.map(
      ({ address, why }) => `${style.yellow('not adopted')} ${sanitizeLine(`${address}: ${why}`)}`,
    ),
    style.bold(
      adopted.length + refused.length === 0
        ? 'no drift that an apply would take back'
        : `${countOf(adopted.length, 'change')} adopted, ${refused.length} not`,
    ),
  ];
  return `${edit}${lines.join('\n')}\n`;
}
