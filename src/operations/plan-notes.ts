import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { GitReader, Oid } from '../git/git-repository.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { LedgerPlace } from '../ledger/ledger-place.ts';
import { readResult, waitingResults } from '../ledger/unrecorded-results.ts';
import type { Model } from '../model/model.ts';
import type { LedgerSettings } from '../model/repository/settings.ts';
import { unpushedMessage } from '../plan/guards/unpushed.ts';
import { chooseOrganizations, chooseScopes, type ScopeOptions } from './choose-scopes.ts';
import { clockBehind } from './clock-behind.ts';
import { describeIntent, type FoundIntent, lookForIntent } from './find-open-intent.ts';
import { pushedSource } from './pushed-source.ts';
import type { PlanNote } from './results.ts';
import type { Session } from './session.ts';

export interface Planning {
  readonly git: GitReader;
  readonly ledger: Ledger;
  readonly place: LedgerPlace;
  readonly model: Model;
  readonly options: ScopeOptions;
}

/** What is not settled yet beside a plan, so that applying it may be refused, or come to something else. */
export async function planNotes(session: Session, planning: Planning): Promise<readonly PlanNote[]> {
  const clock = clockBehind(planning.ledger, session.now());
  return [
    ...(clock === undefined ? [] : [{ about: 'clock' as const, message: clock }]),
    ...(await openIntents(session, planning)),
    ...(await unrecorded(planning)),
  ];
}

/** Organizations that are declared, and that no plan and no apply is about. */
export function targetlessNotes(model: Model, { organizations }: ScopeOptions): readonly PlanNote[] {
  return chooseOrganizations(model, organizations).flatMap(({ name, targets }) => {
    if ([...targets.values()].some(({ enabled }) => enabled)) return [];
    const message = `no target of \`${name}\` is enabled: nothing of it is planned or applied`;
    return [{ about: 'no-target' as const, message, organization: name }];
  });
}

async function openIntents(
  session: Session,
  { ledger, place, model, options }: Planning,
): Promise<readonly PlanNote[]> {
  const notes: PlanNote[] = [];
  for (const { organization, target } of chooseScopes(model, options)) {
    const scope = { organization: organization.name, target: target.name };
    const found = await lookForIntent(ledger, scope, session.now(), place.remote !== undefined);
    if (found === undefined) continue;
    const entry = found.intent.sequence;
    notes.push({ about: 'open-intent', message: intentMessage(found), ...scope, entry });
  }
  return notes;
}

function intentMessage({ intent, leaseUntil, mayBeAtWork, running }: FoundIntent): string {
  const who = describeIntent(intent);
  if (running)
    return `${who}: this plan shows what is there now, and an apply waits for it until ${leaseUntil}`;
  const ended = mayBeAtWork ? `whose lease ended at ${leaseUntil}` : 'whose process is gone';
  return `${who}, ${ended}, and has no result: the next apply looks what became of it`;
}

/** What this clone has of results, damaged files among them: they keep nobody from planning. */
async function unrecorded({ git, ledger }: Planning): Promise<readonly PlanNote[]> {
  const notes: PlanNote[] = [];
  try {
    for (const path of await waitingResults(git)) notes.push(...(await waitingNote(path, ledger)));
  } catch (error) {
    notes.push(trouble(error));
  }
  return notes;
}

async function waitingNote(path: string, ledger: Ledger): Promise<readonly PlanNote[]> {
  try {
    const { intent, ref } = (await readResult(path)).result;
    if (ref !== ledger.ref) return [];
    const message = `what an apply of this clone did (intent ${intent.sequence}) waits to be recorded: \`bylaw ledger resume\``;
    return [{ about: 'unrecorded', message, entry: intent.sequence, path }];
  } catch (error) {
    return [{ ...trouble(error), path }];
  }
}

function trouble(error: unknown): PlanNote {
  if (!(error instanceof BylawError)) throw error;
  return { about: 'unrecorded', message: error.message };
}

/** What `bylaw init` calls it. */
const applying = '.github/workflows/access-apply.yml';

/** Where the first apply would begin a ledger in this clone, beside the one that a workflow begins. */
export async function loneLedgerNotes(
  { git, ledger, place }: Pick<Planning, 'git' | 'ledger' | 'place'>,
  settings: Pick<LedgerSettings, 'remote'>,
  commit: Oid | null,
): Promise<readonly PlanNote[]> {
  if (commit === null || place.remote !== undefined || settings.remote === 'none') return [];
  if (ledger.latest !== undefined || (await git.objectAt(commit, applying)) === undefined) return [];
  const message =
    'this clone has no remote, and a workflow applies what is pushed: push, and `git fetch` afterwards; an apply here would begin a ledger of its own';
  return [{ about: 'no-remote', message }];
}

/** Where nobody else could have the commit yet, so that apply would refuse it. A remote that is away says nothing. */
export async function unpushedNotes(
  git: GitReader,
  place: LedgerPlace,
  commit: Oid,
): Promise<readonly PlanNote[]> {
  try {
    const pushed = await pushedSource(git, place, commit);
    if (pushed === undefined || pushed.is === true) return [];
    return [{ about: 'unpushed', message: `${unpushedMessage(pushed)}; apply refuses it` }];
  } catch (error) {
    if (error instanceof BylawError) return [];
    throw error;
  }
}
