import type { EntryKind, LedgerEntry } from '../audit/entry.ts';
import { BylawError } from '../diagnostic/bylaw-error.ts';
import { didYouMean } from '../diagnostic/nearest-name.ts';
import type { GitReader } from '../git/git-repository.ts';
import type { EntriesOptions, Ledger, RecordedEntry } from '../ledger/ledger.ts';
import { openLedgerToRead } from '../ledger/open-ledger.ts';
import { openWorkTreeSource } from '../source/folder-source.ts';
import { entryHappenings } from './entry-happenings.ts';
import { loadModel } from './load-model.ts';
import { ownLedger } from './own-ledger.ts';
import type { LoggedEntry, LogResult } from './results.ts';
import type { Session } from './session.ts';
import { withRepository } from './with-repository.ts';

export interface LogOptions {
  readonly organization?: string;
  readonly target?: string;
  readonly kinds?: readonly EntryKind[];
  /** At most so many entries; default: all. */
  readonly limit?: number;
}

/**
 * The entries of the ledger, newest first, as far as this clone has them.
 * @throws BylawError `source/unknown-organization`, `source/unknown-target` for names that neither the ledger nor
 *   the files know
 */
export async function log(session: Session, options: LogOptions = {}): Promise<LogResult> {
  return withRepository(session, async (git) => {
    session.progress.step('reading the ledger');
    const { ledger, behind = null } = await openLedgerToRead(git, await ownLedger(git));
    const entries = await chosenEntries(git, ledger, options);
    if (entries.length === 0) await refuseUnknownNames(session, git, ledger, options);
    return { ref: ledger.ref, tip: ledger.tip ?? null, behind, entries };
  });
}

async function chosenEntries(
  git: GitReader,
  ledger: Ledger,
  options: LogOptions,
): Promise<LogResult['entries']> {
  const { chosen, intents } = await readChosen(ledger, options);
  const entries: LoggedEntry[] = [];
  for (const recorded of chosen) {
    const intent = intents.get(recorded.entry.intent ?? 0);
    entries.push({ ...recorded, happened: await entryHappenings(git, recorded, intent) });
  }
  return entries;
}

/** The entries asked for, and by number the intents of those that are results: each stands below its own. */
async function readChosen(
  ledger: Ledger,
  { organization, target, kinds = [], limit = Number.POSITIVE_INFINITY }: LogOptions,
) {
  const scope = {
    ...(organization === undefined ? {} : { organization }),
    ...(target === undefined ? {} : { target }),
  };
  const chosen: RecordedEntry[] = [];
  const intents = new Map<number, LedgerEntry>();
  const missing = new Set<number>();
  const isWanted = ({ kind }: LedgerEntry) => kinds.length === 0 || kinds.includes(kind);
  if (limit <= 0) return { chosen, intents };
  for await (const recorded of ledger.entries(scope)) {
    const { entry } = recorded;
    if (missing.delete(entry.sequence)) intents.set(entry.sequence, entry);
    if (chosen.length < limit && isWanted(entry)) {
      chosen.push(recorded);
      if (entry.kind === 'result' && entry.intent !== undefined) missing.add(entry.intent);
    }
    if (chosen.length >= limit && missing.size === 0) break;
  }
  return { chosen, intents };
}

/** A name without any entry is a mistake, unless the files declare it and nothing was applied there yet. */
async function refuseUnknownNames(
  session: Session,
  git: GitReader,
  ledger: Ledger,
  { organization, target }: LogOptions,
): Promise<void> {
  if (organization === undefined && target === undefined) return;
  const { model } = await loadModel(openWorkTreeSource(git), session);
  const declared = [...(model?.organizations.values() ?? [])];
  const organizations = [...ledger.organizations, ...declared.map(({ name }) => name)];
  if (organization !== undefined && !organizations.includes(organization)) {
    if (await hasEntries(ledger, { organization })) return;
    throw unknown('organization', organization, organizations);
  }
  const targets = declared.flatMap((each) => [...each.targets.keys()]);
  const recorded = ledger.organizations.flatMap((name) => ledger.targets(name));
  if (target === undefined || [...targets, ...recorded].includes(target)) return;
  if (await hasEntries(ledger, { target })) return;
  throw unknown('target', target, [...targets, ...recorded]);
}

async function hasEntries(ledger: Ledger, of: EntriesOptions): Promise<boolean> {
  for await (const _ of ledger.entries({ ...of, limit: 1 })) return true;
  return false;
}

function unknown(what: 'organization' | 'target', name: string, known: readonly string[]): BylawError {
  const all = [...new Set(known)].sort();
  const hint = didYouMean(name, all, `the ledger and the files know ${all.join(', ') || 'none'}`);
  return new BylawError(`source/unknown-${what}`, `there is no ${what} \`${name}\``, hint);
}
