import type { LedgerEntry, OutcomeStatus } from '../audit/entry.ts';
import type { Happening } from '../audit/happening.ts';
import { countOf, withCommas } from './count-of.ts';
import { describeGuardrails } from './describe-guardrails.ts';
import { describeHappenings } from './describe-happenings.ts';
import { rulesTitle } from './guardrail-changes.ts';
import { sanitizeLine } from './sanitize-text.ts';

const statuses: readonly OutcomeStatus[] = ['applied', 'failed', 'skipped', 'stale', 'held'];

/** What an entry is about, in a few words: `3 applied, 1 failed`, `read-events@3`, `forget`. */
export function describeEntry(
  { outcomes, changes, published, deleted, event, guardrails = [] }: LedgerEntry,
  happened: readonly Happening[] = [],
): string {
  const parts: string[] = [];
  if (event !== undefined) parts.push(sanitizeLine(event));
  for (const { policy, version } of published ?? []) parts.push(sanitizeLine(`${policy}@${version}`));
  for (const { policy } of deleted ?? []) parts.push(sanitizeLine(`${policy} deleted`));
  for (const status of statuses) {
    const count = (outcomes ?? []).filter((outcome) => outcome.status === status).length;
    if (count > 0) parts.push(`${withCommas(count)} ${status}`);
  }
  if (outcomes === undefined && changes !== undefined) parts.push(...plannedIn(changes, event));
  const told = describeGuardrails(guardrails);
  if (told.length > 0) parts.push(`${rulesTitle(guardrails)}: ${told.join(', ')}`);
  const what = parts.length === 0 ? 'no changes' : parts.join(', ');
  const happenings = event === undefined ? describeHappenings(happened) : [];
  return happenings.length === 0 ? what : `${what}; ${happenings.join(', ')}`;
}

/** An event about one object names it itself. */
function plannedIn(
  changes: NonNullable<LedgerEntry['changes']>,
  event: string | undefined,
): readonly string[] {
  const [first] = changes;
  if (changes.length !== 1 || first === undefined) return [countOf(changes.length, 'change')];
  return event?.includes(first.address) === true ? [] : [sanitizeLine(first.address)];
}
