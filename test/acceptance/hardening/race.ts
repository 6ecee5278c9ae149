import { expect } from 'vitest';
import type { AppliedSection, ApplyStatus } from '../../../src/operations/apply-result.ts';
import { type CheckedEntry, checkLedger } from './check-ledger.ts';
import { type Backend, printedJson, type Site } from './site.ts';

/** What one of several applies at once came to. */
export interface Racer {
  readonly code: number | null;
  /** `applied`, `nothing-to-do`, `refused` …, or the code of the error. */
  readonly word: string;
  readonly sections: readonly AppliedSection[];
  readonly refusals: readonly string[];
  /** All of it, for messages. */
  readonly said: string;
}

interface Printed {
  readonly status?: ApplyStatus;
  readonly sections?: readonly AppliedSection[];
  readonly refusals?: readonly string[];
  readonly error?: { readonly code: string };
}

/** Applies in all these places at the same time. */
export async function race(
  starts: readonly { readonly site: Site; readonly flags?: readonly string[] }[],
  backend: Backend,
): Promise<readonly Racer[]> {
  const started = starts.map(({ site, flags = [] }) =>
    site.bylaw(['apply', '--yes', '--json', ...flags], { BYLAW_GIT: backend }),
  );
  const ended = await Promise.all(started.map((each) => each.ended));
  return ended.map((each) => {
    const { status, sections = [], refusals = [], error } = printedJson<Printed>(each) ?? {};
    const word = error?.code ?? status ?? 'nothing printed';
    return { code: each.code, word, sections, refusals, said: `${each.stdout}${each.stderr}` };
  });
}

/**
 * What holds of every race: each apply ended as applied, as a no-op or in a conflict that it names; the ledger is
 * sound here and wherever else it is, and holds every entry that was reported. Gives it, oldest first.
 */
export async function checkRace(
  racers: readonly Racer[],
  ledgers: readonly string[],
): Promise<readonly CheckedEntry[]> {
  for (const { code, word, refusals, said } of racers) {
    const good = word === 'applied' || word === 'nothing-to-do';
    expect({ code, said }).toEqual({ code: good ? 0 : 1, said });
    if (word === 'refused') expect(refusals.join(), said).toMatch(/guard |changed meanwhile|exists already/);
    else expect(['applied', 'nothing-to-do', 'apply/running'], said).toContain(word);
  }
  const checked = await Promise.all(ledgers.map((folder) => checkLedger(folder)));
  const [entries = []] = checked;
  for (const other of checked) expect(other).toEqual(entries);
  for (const { sections } of racers) {
    for (const { kind, sequence, commit } of sections.flatMap((section) => section.entries)) {
      expect(entries[sequence - 1]).toMatchObject({ kind, sequence, commit });
    }
  }
  return entries;
}

/** The tree of what a target holds, in a ledger. */
export async function managedTree(site: Site, organization: string, at = 'bylaw/ledger'): Promise<string> {
  return site.git('rev-parse', `${at}:organizations/${organization}/targets/directory/managed`);
}
