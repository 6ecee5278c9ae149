import type { LedgerEntry, Outcome, RecordedChange } from '../audit/entry.ts';
import { recordChanges } from '../audit/record-changes.ts';
import { ownedAfter, type RecordedState, withoutLooseEdges } from '../audit/recorded-state.ts';
import type { Scope } from '../audit/scope.ts';
import type { UnrecordedResult } from '../audit/unrecorded-result.ts';
import type { GitWriter } from '../git/git-repository.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { badResult, unreadableResult } from '../ledger/unrecorded-results.ts';
import type { ChangeAction } from '../plan/plan.ts';
import { stageChange } from '../providers/stage-change.ts';
import { type Inviting, inviteCreated } from './invitations/invite-created.ts';
import { openProvider } from './open-provider.ts';
import type { Session } from './session.ts';
import { declaredAt } from './target-at.ts';

export interface Resuming {
  readonly intent: LedgerEntry;
  readonly scope: Scope;
  readonly result: UnrecordedResult;
  /** The file that it waited in. */
  readonly path: string;
}

/** What came of an intent, and what the record holds with it. */
export interface Resumed {
  readonly result: UnrecordedResult;
  readonly state: RecordedState;
  /** What it does to invitations. The codes died with the run that made them. */
  readonly inviting: Pick<Inviting, 'edits' | 'invited'>;
}

const inviting: Resumed['inviting'] = { edits: new Map(), invited: [] };

/**
 * What the record holds once the changes of an intent that were made are in it. What the apply adopted besides, the
 * next one adopts. In a directory the result is the write: nothing was made yet, and once HEAD is another commit
 * nothing is, for nobody may want it any longer; the next apply plans it anew.
 * @throws BylawError `ledger/bad-unrecorded`, `ledger/unreadable-result`
 */
export async function resumedState(
  session: Session,
  git: GitWriter,
  { ledger, before }: { readonly ledger: Ledger; readonly before: RecordedState },
  { intent, scope, result, path }: Resuming,
): Promise<Resumed> {
  const declared = await declaredAt(session, git, intent.source, scope);
  if (declared === undefined)
    throw unreadableResult(path, `what \`${scope.target}\` was at commit ${intent.source} cannot be told`);
  const { organization, target } = declared;
  const { capabilities } = openProvider(
    session,
    { organization, target },
    { readManaged: async () => before, applied: async () => undefined },
  );
  const done = new Set(
    result.outcomes.filter(({ status }) => status === 'applied').map(({ digest }) => digest),
  );
  const made = (intent.changes ?? []).filter(({ digest }) => done.has(digest)).map(planned);
  if (!capabilities.stages) {
    const entries = new Map(made.map(({ address, after }) => [address, after ?? {}]));
    return { result, state: recordChanges(before, { made, adopted: new Map(), entries }), inviting };
  }
  if ((await git.head()).commit !== intent.source)
    return { result: notDone(result), state: before, inviting };
  const draft = new Map(before.entries);
  for (const change of made) {
    const { status, message = '' } = stageChange(draft, change);
    if (status !== 'applied')
      throw badResult(path, `\`${change.address}\` cannot have been made: ${message}`);
  }
  const entries = withoutLooseEdges(draft);
  const owned = [...ownedAfter(before.owned, made)].filter((address) => entries.has(address));
  const created = { scope, organization, made, at: result.at, withCodes: false };
  const state = { entries, owned: new Set(owned) };
  return { result, state, inviting: await inviteCreated(ledger, created) };
}

function notDone(result: UnrecordedResult): UnrecordedResult {
  const outcomes = result.outcomes.map((outcome): Outcome => {
    if (outcome.status !== 'applied') return outcome;
    return { ...outcome, status: 'skipped', message: 'not done: HEAD is another commit by now' };
  });
  return { ...result, outcomes };
}

/** An intent records changes of a plan. */
function planned({ action, ...change }: RecordedChange) {
  return { ...change, action: action as ChangeAction };
}
