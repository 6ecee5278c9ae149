import { publishEdits } from '../../src/audit/policy-files.ts';
import type { RecordedState } from '../../src/audit/recorded-state.ts';
import type { Scope } from '../../src/audit/scope.ts';
import { stateEdits } from '../../src/audit/state-edits.ts';
import type { JsonObject } from '../../src/digest/json.ts';
import type { GitWriter } from '../../src/git/git-repository.ts';
import { appendEntry, type EntryDraft } from '../../src/ledger/append-entry.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { openLedger } from '../../src/ledger/open-ledger.ts';
import { digestStatements } from '../../src/model/statement-digest.ts';
import { orchestra, ownedState, scope } from '../audit/orchestra.ts';

export const readScores: readonly JsonObject[] = [{ effect: 'allow', actions: ['scores:read'] }];

const common = {
  at: '2026-12-01T09:00:00Z',
  organization: 'philharmonic',
  source: 'a'.repeat(40),
  runner: { id: 'run-1', host: 'stage-door', process: 4711 },
  approvedBy: [],
};

export const intentDraft: EntryDraft = {
  ...common,
  kind: 'intent',
  target: 'directory',
  changes: [],
  leaseUntil: '2027-01-01T00:00:00Z',
};

export const resultDraft: EntryDraft = {
  ...common,
  kind: 'result',
  target: 'directory',
  changeDigest: 'c'.repeat(64),
  outcomes: [
    { digest: 'd'.repeat(64), address: 'team:philharmonic/strings', action: 'create', status: 'applied' },
  ],
  evaluatedAt: '2026-12-01T08:59:58Z',
  scheduled: [],
};

/** Records a state as a result would. */
export async function recordState(
  git: GitWriter,
  ledger: Ledger,
  state: RecordedState,
  at: Scope = scope,
): Promise<Ledger> {
  const before = await ledger.readManaged(at);
  return appendEntry(git, ledger, { ...resultDraft, ...at }, stateEdits(at, before, state));
}

/** Publishes the next version of the policy `scores`. */
export async function publishScores(
  git: GitWriter,
  ledger: Ledger,
  statements: readonly JsonObject[],
): Promise<Ledger> {
  const histories = await ledger.policyHistories('philharmonic');
  const previous = histories.get('scores')?.versions.at(-1)?.version ?? 0;
  const version = { policy: 'scores', version: previous + 1, digest: digestStatements(statements), previous };
  const publishing = { published: [version], deleted: [] };
  const edits = publishEdits('philharmonic', publishing, new Map([['scores', statements]]), histories);
  return appendEntry(git, ledger, { ...common, kind: 'publish', ...publishing }, edits);
}

/** A ledger with a policy published, an intent and a result: three entries. */
export async function firstSeason(git: GitWriter): Promise<Ledger> {
  const empty = await openLedger(git, 'bylaw/ledger');
  const published = await publishScores(git, empty, readScores);
  const intended = await appendEntry(git, published, intentDraft, new Map());
  return recordState(git, intended, ownedState(orchestra));
}
