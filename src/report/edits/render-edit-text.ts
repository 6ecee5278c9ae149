import { renderDiff } from '../render-diff.ts';
import { plain, type Style } from '../style.ts';
import type { EditReport } from './edit-report.ts';

/** The edit that was made, and what to do next. */
export function renderEditText({ diff }: EditReport, style: Style = plain): string {
  const next = 'nothing is committed: `bylaw plan` shows what it changes';
  return `${[...renderDiff(diff, style), '', next].join('\n')}\n`;
}
