import { driftBetween } from '../audit/drift-between.ts';
import { managedPart } from '../audit/managed-part.ts';
import type { RecordedState } from '../audit/recorded-state.ts';
import { stateEdits } from '../audit/state-edits.ts';
import type { GitWriter } from '../git/git-repository.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { setDigest } from '../plan/change-digest.ts';
import { append } from './append.ts';
import type { DraftedSection } from './draft-plan.ts';
import { runner } from './runner.ts';
import type { Session } from './session.ts';

export interface Drift {
  readonly git: GitWriter;
  /** The source commit. */
  readonly source: string;
  readonly drafted: DraftedSection;
}

/**
 * Records as a `sync` entry what others changed of what Bylaw owns in a system that keeps its own state, so that no
 * result ever holds it. Without drift, and in a directory, the same ledger.
 * @throws BylawError `git/ref-moved`, `git/ref-locked`: then nothing was recorded
 */
export async function recordDrift(
  session: Session,
  { git, source, drafted }: Drift,
  ledger: Ledger,
): Promise<{ readonly ledger: Ledger; readonly recorded: RecordedState }> {
  const { organization, target, provider, actual, recorded } = drafted;
  const scope = { organization: organization.name, target: target.name };
  if (provider.capabilities.stages) return { ledger, recorded };
  const found = managedPart(recorded, actual.entries);
  const changes = driftBetween(scope, recorded.entries, found.entries);
  if (changes.length === 0) return { ledger, recorded };
  const draft = {
    kind: 'sync',
    at: session.now(),
    ...scope,
    source,
    runner: runner(session),
    approvedBy: [],
    changes,
    changeDigest: setDigest(changes),
  } as const;
  const synced = await append(session, git, ledger, draft, stateEdits(scope, recorded, found));
  return { ledger: synced, recorded: found };
}
