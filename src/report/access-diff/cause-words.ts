import type { AccessCause, AccessChange, AccessDiff } from '../../access/diff/access-diff.ts';
import { withCommas } from '../count-of.ts';
import { type ChangeClass, partsOf } from './change-classes.ts';

/** `role/editor changed`. */
export function causeWords({ of, change }: AccessCause): string {
  return `${of} ${change}`;
}

/**
 * What it does to access: `500 gain, 1 loses`. That it does nothing is certain only where nothing changes at all: else
 * it may have done a part of what is told of another.
 */
export function effectWords({ changes, gain, lose }: AccessCause, diff: Pick<AccessDiff, 'changes'>): string {
  const parts = [
    ...(gain === 0 ? [] : [`${withCommas(gain)} ${gain === 1 ? 'gains' : 'gain'}`]),
    ...(lose === 0 ? [] : [`${withCommas(lose)} ${lose === 1 ? 'loses' : 'lose'}`]),
  ];
  if (parts.length > 0) return parts.join(', ');
  if (changes.length > 0) return 'other conditions';
  return diff.changes.length === 0 ? "nobody's access changes by it" : 'behind none of these changes';
}

/** Documents that are worth a line of their own: a single one stands with each of its changes already. */
export function tellingCauses(causes: readonly AccessCause[]): readonly AccessCause[] {
  return causes.length === 1 && causes.some(({ changes }) => changes.length > 0) ? [] : causes;
}

/** The documents behind each change. */
export function causesByChange({
  changes,
  causes,
}: Pick<AccessDiff, 'changes' | 'causes'>): (change: AccessChange) => readonly string[] {
  const found = new Map<AccessChange | undefined, string[]>();
  for (const cause of causes) {
    for (const place of cause.changes) {
      const change = changes[place];
      const words = found.get(change);
      if (words === undefined) found.set(change, [causeWords(cause)]);
      else words.push(causeWords(cause));
    }
  }
  return (change) => found.get(change) ?? [];
}

/** The documents behind what is told as one change: those behind any of its parts. */
export function causesTold(
  told: Pick<ChangeClass, 'parts'>,
  change: AccessChange,
  causesOf: (change: AccessChange) => readonly string[],
): readonly string[] {
  const parts = partsOf(told, change);
  return parts.length === 1 ? causesOf(change) : [...new Set(parts.flatMap(causesOf))].sort();
}
