import type { LedgerEntry, OutcomeStatus } from '../audit/entry.ts';
import type { Happening } from '../audit/happening.ts';
import { joined } from './access-diff/describe-people.ts';
import { countOf, withCommas } from './count-of.ts';
import { describeGuardrails } from './describe-guardrails.ts';
import { describeHappenings } from './describe-happenings.ts';
import { rulesTitle } from './guardrail-changes.ts';
import { sanitizeLine } from './sanitize-text.ts';

const statuses: readonly OutcomeStatus[] = ['applied', 'failed', 'skipped', 'stale', 'held'];

/** What an entry is about, in a few words: `3 applied, 1 failed`, `read-events@3`, `forget`. */
export function describeEntry(entry: LedgerEntry, happened: readonly Happening[] = []): string {
  const { outcomes, changes, published, deleted, event, guardrails = [] } = entry;
  const parts: string[] = [];
  if (event !== undefined) parts.push(sanitizeLine(event));
  for (const { policy, version } of published ?? []) parts.push(sanitizeLine(`${policy}@${version}`));
  for (const { policy } of deleted ?? []) parts.push(sanitizeLine(`${policy} deleted`));
  for (const status of statuses) {
    const count = (outcomes ?? []).filter((outcome) => outcome.status === status).length;
    if (count > 0)
      parts.push(`${withCommas(count)} ${status}${status === 'applied' ? passedIn(entry, count) : ''}`);
  }
  if (outcomes === undefined && changes !== undefined) parts.push(...plannedIn(changes, event));
  const told = describeGuardrails(guardrails);
  if (told.length > 0) parts.push(`${rulesTitle(guardrails)}: ${told.join(', ')}`);
  parts.push(...agreementIn(entry));
  const what = parts.length === 0 ? 'no changes' : parts.join(', ');
  const happenings = event === undefined ? describeHappenings(happened) : [];
  return happenings.length === 0 ? what : `${what}; ${happenings.join(', ')}`;
}

/** How many of those applied somebody passed by `--allow approval`. */
function passedIn({ outcomes = [], unapproved = [] }: LedgerEntry, applied: number): string {
  if (unapproved.length === 0) return '';
  const digests = new Set(unapproved.flatMap(({ changes }) => changes));
  const passed = outcomes.filter(({ status, digest }) => status === 'applied' && digests.has(digest)).length;
  // Of a whole section no change is named.
  const isWhole = unapproved.some((each) => each.changes.length === 0) || passed === applied;
  return isWhole ? ' without approval' : ` (${withCommas(passed)} without approval)`;
}

/** Who agreed; of an intent its result says so. Where nothing but rules was applied, that nobody did. */
function agreementIn({
  kind,
  outcomes = [],
  unapproved = [],
  approvals = [],
}: LedgerEntry): readonly string[] {
  if (kind === 'intent') return [];
  const isNothing = outcomes.every(({ status }) => status !== 'applied');
  const reviews = approvals.flatMap((each) => each.reviews);
  const people = [...new Set(reviews.map(({ principal }) => principal))].sort();
  const numbers = [...new Set(approvals.map(({ pullRequest }) => pullRequest))].sort((a, b) => a - b);
  const named = people.slice(0, most);
  const who = people.length > most ? [...named, `${withCommas(people.length - most)} more`] : named;
  const from =
    numbers.length > most
      ? countOf(numbers.length, 'pull request')
      : numbers.map((each) => `#${each}`).join(', ');
  return [
    ...(unapproved.length > 0 && isNothing ? ['without approval'] : []),
    ...(people.length === 0 ? [] : [sanitizeLine(`approved by ${joined(who)} (${from})`)]),
  ];
}

/** So many are named. */
const most = 3;

/** An event about one object names it itself. */
function plannedIn(
  changes: NonNullable<LedgerEntry['changes']>,
  event: string | undefined,
): readonly string[] {
  const [first] = changes;
  if (changes.length !== 1 || first === undefined) return [countOf(changes.length, 'change')];
  return event?.includes(first.address) === true ? [] : [sanitizeLine(first.address)];
}
