import type { EntryKind } from '../audit/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { openLedgerHere } from '../ledger/open-ledger.ts';
import { ownLedger } from './own-ledger.ts';
import type { LogResult } from './results.ts';
import type { Session } from './session.ts';
import { withRepository } from './with-repository.ts';

export interface LogOptions {
  readonly organization?: string;
  readonly target?: string;
  readonly kinds?: readonly EntryKind[];
  /** At most so many entries; default: all. */
  readonly limit?: number;
}

/** The entries of the ledger, newest first. */
export async function log(session: Session, options: LogOptions = {}): Promise<LogResult> {
  return withRepository(session, async (git) => {
    session.progress.step('reading the ledger');
    const ledger = await openLedgerHere(git, await ownLedger(git));
    return { ref: ledger.ref, tip: ledger.tip ?? null, entries: await chosenEntries(ledger, options) };
  });
}

async function chosenEntries(ledger: Ledger, options: LogOptions): Promise<LogResult['entries']> {
  const { organization, target, kinds = [], limit = Number.POSITIVE_INFINITY } = options;
  const scope = {
    ...(organization === undefined ? {} : { organization }),
    ...(target === undefined ? {} : { target }),
  };
  const entries: LogResult['entries'][number][] = [];
  if (limit <= 0) return entries;
  for await (const { commit, entry } of ledger.entries(scope)) {
    if (kinds.length > 0 && !kinds.includes(entry.kind)) continue;
    entries.push({ commit, entry });
    if (entries.length >= limit) break;
  }
  return entries;
}
