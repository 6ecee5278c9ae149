import type { LogReport } from './render-log-text.ts';

type Logged = LogReport['entries'][number];

/** Entries of a log as they are told: most by themselves. */
export type ToldEntries = readonly [Logged, ...Logged[]];

/**
 * Entries one below the other that say no more than that one commit, applied by one person, changed nothing in
 * several targets: told as one.
 */
export function foldSourceRecords(entries: readonly Logged[]): readonly ToldEntries[] {
  const told: [Logged, ...Logged[]][] = [];
  for (const each of entries) {
    const group = told.at(-1);
    if (group !== undefined && belongTogether(group[0], each)) group.push(each);
    else told.push([each]);
  }
  return told;
}

function belongTogether({ entry: a }: Logged, { entry: b }: Logged): boolean {
  if (!isSourceRecord(a) || !isSourceRecord(b)) return false;
  // What becomes of guardrails is told of the first alone.
  if (guardrailsOf(a) !== guardrailsOf(b)) return false;
  return a.source === b.source && a.actor.name === b.actor.name && a.actor.email === b.actor.email;
}

function guardrailsOf({ organization, guardrails }: Logged['entry']): string {
  return guardrails === undefined ? '' : JSON.stringify([organization, guardrails]);
}

/** A result of no intent: nothing was to be changed. */
function isSourceRecord({ kind, intent, outcomes }: Logged['entry']): boolean {
  return kind === 'result' && intent === undefined && outcomes?.length === 0;
}
