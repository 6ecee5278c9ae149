import type { NamedChange, ReviewedComparison } from '../plan/compare-reviewed.ts';
import { symbolOf } from './count-changes.ts';
import { countOf } from './count-of.ts';
import { sanitizeLine } from './sanitize-text.ts';
import type { Style } from './style.ts';

/** Changes of each kind that are named before the rest is counted. */
const named = 20;

/** How a plan differs from the one that was looked at before it. */
export function renderReviewedText(
  { unreviewed, gone }: ReviewedComparison,
  style: Style,
  full = false,
): string {
  if (unreviewed.length + gone.length === 0) return 'As reviewed: the same changes.\n';
  return `${[
    ...listed(
      style.yellow(`${countOf(unreviewed.length, 'change')} that nobody reviewed:`),
      unreviewed,
      full,
    ),
    ...listed(
      `${countOf(gone.length, 'reviewed change')} that ${gone.length === 1 ? 'is' : 'are'} not planned now:`,
      gone,
      full,
    ),
  ].join('\n')}\n`;
}

function listed(title: string, changes: readonly NamedChange[], full: boolean): readonly string[] {
  if (changes.length === 0) return [];
  const shown = full ? changes : changes.slice(0, named);
  const rest = changes.length - shown.length;
  return [
    title,
    ...shown.map(({ organization, target, action, address }) =>
      sanitizeLine(`  ${symbolOf(action)} ${address}  (${organization} on ${target})`),
    ),
    ...(rest === 0 ? [] : [`  … and ${rest} more (--full lists them)`]),
  ];
}
