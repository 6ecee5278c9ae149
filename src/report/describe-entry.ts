import type { LedgerEntry, OutcomeStatus } from '../audit/entry.ts';
import { countOf, withCommas } from './count-of.ts';
import { sanitizeLine } from './sanitize-text.ts';

const statuses: readonly OutcomeStatus[] = ['applied', 'failed', 'skipped', 'stale', 'held'];

/** What an entry is about, in a few words: `3 applied, 1 failed`, `read-events@3`, `forget`. */
export function describeEntry({ outcomes, changes, published, deleted, event }: LedgerEntry): string {
  const parts: string[] = [];
  if (event !== undefined) parts.push(sanitizeLine(event));
  for (const { policy, version } of published ?? []) parts.push(sanitizeLine(`${policy}@${version}`));
  for (const { policy } of deleted ?? []) parts.push(sanitizeLine(`${policy} deleted`));
  for (const status of statuses) {
    const count = (outcomes ?? []).filter((outcome) => outcome.status === status).length;
    if (count > 0) parts.push(`${withCommas(count)} ${status}`);
  }
  if (outcomes === undefined && changes !== undefined) {
    const [first] = changes;
    parts.push(
      changes.length === 1 && first !== undefined
        ? sanitizeLine(first.address)
        : countOf(changes.length, 'change'),
    );
  }
  return parts.length === 0 ? 'no changes' : parts.join(', ');
}
