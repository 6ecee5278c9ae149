import { renderDiff } from '../render-diff.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import { plain, type Style } from '../style.ts';
import type { EditReport } from './edit-report.ts';

/** The edit that was made, and what to do next. */
export function renderEditText({ subject, files, commit }: EditReport, style: Style = plain): string {
  const next =
    commit === null
      ? 'nothing is committed: `bylaw plan` shows what it changes'
      : `${sanitizeLine(subject)}: committed as ${commit.slice(0, 8)}`;
  return `${[...files.flatMap(({ diff }) => renderDiff(diff, style)), '', next].join('\n')}\n`;
}
