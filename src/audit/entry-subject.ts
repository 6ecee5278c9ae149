import { type LedgerEntry, type Outcome, type OutcomeStatus, outcomeStatuses } from './entry.ts';
import { oneLine } from './one-line.ts';

const shown = 3;

/** The first line of an entry's commit, such as `Result 7: acme/directory, 3 applied, 1 failed`. */
export function entrySubject(entry: LedgerEntry): string {
  const kind = entry.kind.charAt(0).toUpperCase() + entry.kind.slice(1);
  const scope = entry.target === undefined ? entry.organization : `${entry.organization}/${entry.target}`;
  return oneLine(`${kind} ${entry.sequence}: ${[scope, ...details(entry)].join(', ')}`);
}

/** How many changes came to what, such as `3 applied, 1 failed`. */
export function countOutcomes(outcomes: readonly Outcome[]): string {
  const counts = new Map<OutcomeStatus, number>();
  for (const { status } of outcomes) counts.set(status, (counts.get(status) ?? 0) + 1);
  const parts = outcomeStatuses
    .filter((status) => counts.has(status))
    .map((status) => `${counts.get(status)} ${status}`);
  return parts.length === 0 ? '0 applied' : parts.join(', ');
}

function details(entry: LedgerEntry): readonly string[] {
  return [
    ...publishing(entry),
    ...(entry.event === undefined ? [] : [about(entry.event, entry)]),
    ...(entry.kind === 'takeover' && entry.intent !== undefined ? [`of ${entry.intent}`] : []),
    ...(entry.outcomes === undefined ? [] : [countOutcomes(entry.outcomes)]),
    ...(entry.guardrails === undefined ? [] : [`${counted(entry.guardrails.length, 'guardrail')} changed`]),
    ...(entry.event !== undefined || entry.changes === undefined
      ? []
      : [counted(entry.changes.length, 'change')]),
  ];
}

function publishing({ published = [], deleted = [] }: LedgerEntry): readonly string[] {
  const all = [
    ...published.map(({ policy, version }) => `${policy}@${version}`),
    ...deleted.map(({ policy }) => `${policy} deleted`),
  ];
  return all.length <= shown + 1 ? all : [...all.slice(0, shown), `and ${all.length - shown} more`];
}

function about(event: string, { changes = [] }: LedgerEntry): string {
  const [only] = changes;
  if (only === undefined) return event;
  return changes.length === 1 ? `${event} ${only.address}` : `${event} ${counted(changes.length, 'object')}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
