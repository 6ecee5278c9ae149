import { countOf } from './count-of.ts';
import { sanitizeLine } from './sanitize-text.ts';

export interface FmtReport {
  readonly changed: readonly string[];
  readonly unchanged: number;
}

/** The files that were laid out anew, or with `check` those that are not in canonical layout. */
export function renderFmtText({ changed, unchanged }: FmtReport, check: boolean): string {
  const lines = changed.map(sanitizeLine);
  const word = check ? 'not in canonical layout' : 'laid out anew';
  lines.push(`${countOf(changed.length, 'file')} ${word}, ${countOf(unchanged, 'file')} unchanged`);
  return `${lines.join('\n')}\n`;
}
