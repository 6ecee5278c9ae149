import { type Invitation, type Lifecycle, standingOf } from '../../audit/lifecycle/invitation.ts';
import { afterEvent, type InvitationEvent } from '../../audit/lifecycle/invitation-event.ts';
import { lifecycleEdits } from '../../audit/lifecycle/lifecycle-edits.ts';
import type { SettledIntent } from '../../audit/settled-intent.ts';
import { invariant } from '../../diagnostic/bylaw-error.ts';
import type { GitWriter } from '../../git/git-repository.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Instant, Model, Organization } from '../../model/model.ts';
import { objectAddress } from '../../plan/address.ts';
import { changeDigest } from '../../plan/change-digest.ts';
import { openCommitSource } from '../../source/commit-source.ts';
import { validModel } from '../access/asked-source.ts';
import { chooseOrganization } from '../access/choose-organization.ts';
import { append } from '../append.ts';
import { appendAnew } from '../append-anew.ts';
import { chooseScopes } from '../choose-scopes.ts';
import { headCommit } from '../head-commit.ts';
import { loadModel } from '../load-model.ts';
import { openProvider } from '../open-provider.ts';
import { ledgerOf } from '../own-ledger.ts';
import { newRun, runner } from '../runner.ts';
import type { Session } from '../session.ts';
import { settleIntent } from '../settle-intent.ts';
import { withRepository } from '../with-repository.ts';
import { type InvitationOptions, memberNamed } from './invitation-options.ts';
import { refusedEvent } from './refuse-event.ts';

/** What an event is decided from: the files of HEAD, and the newest ledger. */
export interface EventContext {
  readonly git: GitWriter;
  readonly organization: Organization;
  readonly member: string;
  readonly lifecycle: Lifecycle;
  readonly now: Instant;
}

export interface RecordedEvent {
  readonly organization: string;
  readonly invitation: Invitation;
  readonly entry: { readonly sequence: number; readonly commit: string };
  /** What an apply left open, and was settled first. */
  readonly settled: readonly SettledIntent[];
}

/**
 * Records what happened to an invitation, as an entry of its own. What an apply left open in a directory is settled
 * first: its result would put back what it read before.
 * @param what for the entry, such as `invitation accepted`
 * @param eventOf asked again where somebody else appended first; throws to refuse
 * @throws BylawError `invitation/…`, `apply/running`, `access/which-organization`, and what reading throws
 */
export async function recordEvent<T>(
  caller: Session,
  options: InvitationOptions,
  what: string,
  eventOf: (context: EventContext) => InvitationEvent,
  then: (context: EventContext, recorded: RecordedEvent) => Promise<T>,
): Promise<T> {
  const session = newRun(caller);
  return withRepository(session, async (git) => {
    const source = await headCommit(git);
    const loaded = await loadModel(openCommitSource(git, source), session);
    const model = await validModel(loaded, 'the files of HEAD');
    const organization = chooseOrganization(model, options.organization);
    const place = await ledgerOf(git, loaded.settings.ledger);
    const member = memberNamed(options);
    const settled: SettledIntent[] = [];
    const { context, recorded } = await appendAnew(session, git, place, async (opened) => {
      const ledger = await settleDirectories(session, git, { model, organization, settled }, opened);
      const lifecycle = await ledger.lifecycle(organization.name);
      const now = session.now();
      const context = { git, organization, member, lifecycle, now };
      const invitation = afterEvent(lifecycle.get(member), eventOf(context), now);
      invariant(invitation !== 'already-invited', 'only an apply invites');
      if (typeof invitation === 'string') throw refusedEvent(invitation, member, context);
      const recorded = await record(session, ledger, { context, source, what, invitation });
      return { context, recorded: { ...recorded, settled } };
    });
    return then(context, recorded);
  });
}

interface Recording {
  readonly context: EventContext;
  readonly source: string;
  readonly what: string;
  readonly invitation: Invitation;
}

async function record(
  session: Session,
  ledger: Ledger,
  { context, source, what, invitation }: Recording,
): Promise<Omit<RecordedEvent, 'settled'>> {
  const { git, organization, member, lifecycle, now } = context;
  const before = lifecycle.get(member);
  const change = {
    action: 'update',
    address: objectAddress('member', organization.name, member),
    before: before === undefined ? null : { invitation: standingOf(before, now) },
    after: { invitation: invitation.status },
  } as const;
  const scope = { organization: organization.name, target: '' };
  const draft = {
    kind: 'event',
    at: now,
    organization: organization.name,
    source,
    runner: runner(session),
    approvedBy: [],
    event: what,
    changes: [{ ...change, digest: changeDigest({ ...scope, ...change }) }],
  } as const;
  const after = new Map(lifecycle).set(member, invitation);
  const edits = lifecycleEdits(organization.name, lifecycle, after);
  const { sequence, tip = '' } = await append(session, git, ledger, draft, edits);
  return { organization: organization.name, invitation, entry: { sequence, commit: tip } };
}

async function settleDirectories(
  session: Session,
  git: GitWriter,
  into: { readonly model: Model; readonly organization: Organization; readonly settled: SettledIntent[] },
  opened: Ledger,
): Promise<Ledger> {
  let ledger = opened;
  const { name } = into.organization;
  for (const { target } of chooseScopes(into.model, { organizations: [name] })) {
    const provider = openProvider(session, { organization: into.organization, target }, ledger);
    if (!provider.capabilities.stages) continue;
    const scope = { organization: name, target: target.name };
    const settling = await settleIntent(session, { git, scope, provider }, ledger);
    ledger = settling.ledger;
    if (settling.settled !== undefined) into.settled.push(settling.settled);
  }
  return ledger;
}
