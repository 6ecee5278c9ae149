import type { AccessCause } from '../../access/diff/access-diff.ts';
import { withCommas } from '../count-of.ts';

/** `role/editor changed`. */
export function causeWords({ of, change }: AccessCause): string {
  return `${of} ${change}`;
}

/** What it does to access: `500 gain, 1 loses`. */
export function effectWords({ changes, gain, lose }: AccessCause): string {
  const parts = [
    ...(gain === 0 ? [] : [`${withCommas(gain)} ${gain === 1 ? 'gains' : 'gain'}`]),
    ...(lose === 0 ? [] : [`${withCommas(lose)} ${lose === 1 ? 'loses' : 'lose'}`]),
  ];
  if (parts.length > 0) return parts.join(', ');
  return changes.length === 0 ? "changes nobody's access" : 'other conditions';
}

/** The documents behind a change, by its place among the changes. */
export function causesOf(causes: readonly AccessCause[], place: number): readonly string[] {
  return causes.filter(({ changes }) => changes.includes(place)).map(causeWords);
}
