import { emergencyFile, renderEmergency } from '../../audit/emergency-mark.ts';
import { emergencyFolder } from '../../audit/ledger-paths.ts';
import type { Scope } from '../../audit/scope.ts';
import { type LedgerEdits, stateEdits } from '../../audit/state-edits.ts';
import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { GitWriter, Oid } from '../../git/git-repository.ts';
import { actorOf } from '../../ledger/actor-of.ts';
import type { EntryDraft } from '../../ledger/append-entry.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { LedgerPlace } from '../../ledger/ledger-place.ts';
import { objectAddress } from '../../plan/address.ts';
import { applyChange } from '../../plan/apply-change.ts';
import { changeDigest, setDigest } from '../../plan/change-digest.ts';
import { type Emergency, isRevokedIn, revocationOf } from '../../plan/emergency.ts';
import type { Change } from '../../plan/plan.ts';
import type { StateEntries } from '../../plan/state.ts';
import type { Provider } from '../../providers/provider.ts';
import type { RevokedTarget } from '../../report/revoke/revoke-report.ts';
import { append } from '../append.ts';
import { appendAnew } from '../append-anew.ts';
import { runner } from '../runner.ts';
import type { Session } from '../session.ts';
import { settleIntent } from '../settle-intent.ts';
import { takeAway } from './take-away.ts';

export interface TargetRevocation {
  readonly git: GitWriter;
  readonly place: LedgerPlace;
  readonly scope: Scope;
  readonly principal: Pick<Emergency, 'kind' | 'name' | 'id'>;
  /** Undefined where it cannot be told what the target was. */
  readonly provider: Provider | undefined;
  /** The source commit. */
  readonly source: Oid;
  readonly reason: string | undefined;
}

/**
 * Revokes somebody in one target, at once: an apply that is at work there is taken over. The emergency entry marks them,
 * which holds back whatever would give it back; in a directory it is the write, too. In a system of its own the change
 * follows with an intent and a result, as any: killed in between, the next plan has it, because of the mark.
 * @throws BylawError what appending throws
 */
export async function revokeInTarget(session: Session, revocation: TargetRevocation): Promise<RevokedTarget> {
  const { git, place, scope } = revocation;
  const { provider, failure: unread } = await readable(revocation);
  return appendAnew(session, git, place, async (opened) => {
    const settling = await settleIntent(session, { git, scope, provider, atOnce: true }, opened);
    const marked = await markIn(session, { ...revocation, provider }, settling.ledger);
    const { target } = scope;
    if (provider === undefined) return { target, is: 'failed', entry: marked.entry, message: unread };
    if (provider.capabilities.stages || marked.change === undefined)
      return { target, is: marked.change === undefined ? 'already' : 'revoked', entry: marked.entry };
    const failure = await takeAway(session, revocation, provider, { ...marked, change: marked.change });
    return failure === undefined
      ? { target, is: 'revoked', entry: marked.entry }
      : { target, is: 'failed', entry: marked.entry, message: failure };
  });
}

/** Without a provider where the target cannot be read: who is revoked is marked there all the same. */
async function readable({
  provider,
  scope,
}: TargetRevocation): Promise<{ readonly provider: Provider | undefined; readonly failure: string }> {
  if (provider === undefined) return { provider, failure: 'what the target was cannot be told' };
  try {
    await provider.reader.read(scope);
    return { provider, failure: '' };
  } catch (error) {
    if (!(error instanceof BylawError)) throw error;
    return { provider: undefined, failure: error.message };
  }
}

export interface Marked {
  readonly ledger: Ledger;
  /** The emergency entry, of this run or of an earlier one. */
  readonly entry: number;
  /** What there is to take; undefined where nothing is. */
  readonly change: Change | undefined;
}

async function markIn(session: Session, revocation: TargetRevocation, ledger: Ledger): Promise<Marked> {
  const { scope, principal, provider } = revocation;
  const recorded = await ledger.readManaged(scope);
  const { entries } = (await provider?.reader.read(scope)) ?? recorded;
  const change = changeFor(scope, principal, entries, provider);
  const known = (await ledger.emergencies(scope)).find(
    (each) => each.kind === principal.kind && each.name === principal.name,
  );
  const stages = provider?.capabilities.stages === true;
  // Marked before, and taken before: by a run that was killed, or in a directory for good.
  if (known !== undefined && (change === undefined || !stages))
    return { ledger, entry: known.sequence, change };
  const taken = stages && change !== undefined ? [change] : [];
  const after = taken.reduce((state, each) => applyChange(state, each).entries, recorded.entries);
  const edits = stateEdits(scope, recorded, { ...recorded, entries: after });
  const next = await appendMark(session, revocation, ledger, { edits, change });
  return { ledger: next, entry: next.sequence, change };
}

async function appendMark(
  session: Session,
  { git, scope, principal, source, reason }: TargetRevocation,
  ledger: Ledger,
  { edits, change }: { readonly edits: LedgerEdits; readonly change: Change | undefined },
): Promise<Ledger> {
  const at = session.now();
  const { name: by } = await actorOf(git);
  const changes = change === undefined ? [] : [change];
  const address = objectAddress(principal.kind, scope.organization, principal.name);
  const why = reason === undefined ? {} : { reason };
  const emergency: Emergency = { ...principal, sequence: ledger.sequence + 1, at, by, ...why };
  const draft: EntryDraft = {
    kind: 'emergency',
    at,
    ...scope,
    source,
    runner: runner(session),
    approvedBy: [],
    event: `revoke ${address}${reason === undefined ? '' : `: ${reason}`}`,
    changes: changes.map(({ action, address: of, before, after, digest }) => {
      return { action, address: of, before, after, digest };
    }),
    changeDigest: setDigest(changes),
  };
  const mark = `${emergencyFolder(scope)}/${emergencyFile(principal)}`;
  return append(session, git, ledger, draft, new Map([...edits, [mark, renderEmergency(emergency)]]));
}

/**
 * The loss, as what is there now has it; undefined where nothing is left to take. A system of its own words has nobody
 * who is suspended: whoever is revoked there goes, with all that they held.
 */
function changeFor(
  scope: Scope,
  { kind, name }: TargetRevocation['principal'],
  entries: StateEntries,
  provider: Provider | undefined,
): Change | undefined {
  const address = objectAddress(kind, scope.organization, name);
  if (isRevokedIn(entries, address)) return undefined;
  const found = entries.get(address) ?? {};
  const { after } = revocationOf(kind);
  const before = Object.fromEntries(
    Object.keys(after).flatMap((field) =>
      found[field] === undefined ? [] : [[field, found[field]] as const],
    ),
  );
  const parts =
    provider?.project === undefined
      ? ({ action: 'update', address, before, after } as const)
      : ({ action: 'delete', address, before: found, after: null } as const);
  return { ...parts, digest: changeDigest({ ...scope, ...parts }), effect: 'loss', cause: 'declared' };
}
