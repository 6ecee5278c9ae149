import { hostname } from 'node:os';
import { corruptLedger } from '../audit/corrupt.ts';
import type { Outcome, RecordedChange } from '../audit/entry.ts';
import { managedOnly, ownedAfter } from '../audit/recorded-state.ts';
import type { Scope } from '../audit/scope.ts';
import { stateEdits } from '../audit/state-edits.ts';
import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { GitWriter } from '../git/git-repository.ts';
import { appendEntry } from '../ledger/append-entry.ts';
import type { Ledger, RecordedEntry } from '../ledger/ledger.ts';
import { judgeByLooking } from '../plan/judge-by-looking.ts';
import type { Provider } from '../providers/provider.ts';
import { runner } from './runner.ts';
import type { Session } from './session.ts';

/**
 * Settles the intent that an apply left open when it died: each of its changes is looked for in the target, and
 * what is there is recorded as its result. Where the apply may still be at work, refuses.
 * @throws BylawError `apply/running`
 */
export async function settleIntent(
  session: Session,
  { git, scope, provider }: { readonly git: GitWriter; readonly scope: Scope; readonly provider: Provider },
  ledger: Ledger,
): Promise<Ledger> {
  const open = await ledger.openIntent(scope);
  if (open === undefined) return ledger;
  const intent = await ledger.entryAt(open.sequence);
  if (intent === undefined || intent.entry.kind !== 'intent') {
    throw corruptLedger(`entry ${open.sequence} is open, but is no intent`);
  }
  if (session.now() < open.leaseUntil && mayBeAtWork(intent)) throw running(intent, open.leaseUntil);
  session.progress.step(`settling entry ${open.sequence}, which has no result`);
  const before = await ledger.readManaged(scope);
  const actual = await provider.reader.read(scope);
  const { entry } = intent;
  const outcomes = (entry.changes ?? []).map((change) =>
    settled(change, judgeByLooking(actual.entries, change)),
  );
  const found = new Set(outcomes.flatMap(({ status, digest }) => (status === 'applied' ? [digest] : [])));
  const ours = (entry.changes ?? []).filter(({ digest }) => found.has(digest));
  const owned = ownedAfter(actual.owned, ours);
  const after = { entries: actual.entries, owned };
  return appendEntry(
    git,
    ledger,
    {
      kind: 'result',
      at: session.now(),
      ...scope,
      source: entry.source,
      runner: runner(),
      approvedBy: entry.approvedBy,
      changeDigest: entry.changeDigest ?? '',
      evaluatedAt: entry.evaluatedAt ?? entry.at,
      intent: open.sequence,
      outcomes,
    },
    stateEdits(scope, before, provider.capabilities.stages ? after : managedOnly(after)),
  );
}

function settled(change: RecordedChange, seen: ReturnType<typeof judgeByLooking>): Outcome {
  const { digest, address, action } = change;
  const common = { digest, address, action };
  switch (seen) {
    case 'done':
      return { ...common, status: 'applied', message: 'settled by looking: presumed ours' };
    case 'not-done':
      return { ...common, status: 'skipped', message: 'settled by looking: not done' };
    case 'neither':
      return { ...common, status: 'stale', message: 'settled by looking: neither as before nor as intended' };
  }
}

/** Another host cannot be asked; a process of this one can. */
function mayBeAtWork({ entry }: RecordedEntry): boolean {
  const { host, process: id } = entry.runner;
  if (host !== hostname()) return true;
  if (id === process.pid) return entry.runner.id === runner().id;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function running({ entry }: RecordedEntry, leaseUntil: string): BylawError {
  const { runner: by, actor, organization, target, sequence } = entry;
  return new BylawError(
    'apply/running',
    `${actor.name} applies to ${organization}/${target} since ${entry.at} (entry ${sequence}, process ${by.process} on ${by.host})`,
    { hint: `wait for its result; after ${leaseUntil} another apply takes over` },
  );
}
