import type { Outcome } from '../../../audit/entry.ts';
import { BylawError } from '../../../diagnostic/bylaw-error.ts';
import type { Instant, Organization } from '../../../model/model.ts';
import type { Address } from '../../../plan/address.ts';
import { renameOf } from '../../../plan/apply-change.ts';
import type { Change } from '../../../plan/plan.ts';
import { renameInState } from '../../../plan/rename-in-state.ts';
import type { ActualState } from '../../../plan/state.ts';
import { changeOutcome } from '../../change-outcome.ts';
import type { ChangeWriter } from '../../provider.ts';
import type { GithubClient } from '../client/github-client.ts';
import { interrupted as interruption } from '../client/interrupted.ts';
import type { GithubSnapshot } from '../snapshot.ts';
import { Attempt } from './attempt.ts';
import { ChangeFailed } from './change-failed.ts';
import { Halt } from './halt.ts';
import { InvitationQuota } from './invitation-quota.ts';
import { OrganizationDraft } from './organization-draft.ts';
import type { Work } from './work.ts';
import { writerOf } from './writer-of.ts';

/** What an apply to an organization on GitHub starts from. */
export interface GithubWriting {
  readonly client: GithubClient;
  readonly declared: Organization | undefined;
  readonly actual: ActualState;
  /** What `actual` was made of. */
  readonly snapshot: GithubSnapshot;
  /** The addresses that this apply changes, where they are known. */
  readonly planned: ReadonlySet<Address>;
  now(): Instant;
}

/** What the client says where the run is to end, and what an apply calls it. */
const { message: interrupted } = interruption();

/** A writer for one apply: it keeps what the organization holds since, so that nothing is read anew at its end. */
export function openGithubWriter(writing: GithubWriting): ChangeWriter {
  const { client, actual, snapshot, planned } = writing;
  const draft = new OrganizationDraft(actual.entries, snapshot, writing.declared);
  const quota = new InvitationQuota(snapshot.invitations, actual.invitationQuota);
  const halt = new Halt();
  return {
    async write(change) {
      if (isDone(draft, change)) return changeOutcome(change, 'applied');
      const stopped = halt.why(writing.now());
      if (stopped !== undefined) return changeOutcome(change, 'failed', stopped);
      const attempt = new Attempt(client, halt);
      const notes: string[] = [];
      const work: Work = {
        attempt,
        draft,
        quota,
        org: snapshot.organization.login,
        isPlanned: (address) => planned.has(address),
        now: () => writing.now(),
        note: (message) => void notes.push(message),
      };
      const failure = await tryTo(() => writerOf(change.address)(work, change));
      if (failure === interrupted && !attempt.sent) return changeOutcome(change, 'skipped', interrupted);
      const told = failure ?? (notes.length === 0 ? undefined : notes.join('; '));
      return outcomeOf(change, { failed: failure !== undefined, told, ambiguous: attempt.ambiguous });
    },
    commit: async () => draft.entries,
  };
}

/** Where no request is needed: another name in Bylaw, or something that went with what held it. */
function isDone(draft: OrganizationDraft, change: Change): boolean {
  if (change.action === 'rename') {
    const renamed = renameInState(draft.entries, renameOf(change));
    draft.entries.clear();
    for (const [address, value] of renamed) draft.entries.set(address, value);
    return true;
  }
  return change.action === 'delete' && !draft.entries.has(change.address);
}

/** Why it could not be done; undefined where it was. What cannot be read is a reason as well, and the rest goes on. */
async function tryTo(work: () => Promise<void>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof ChangeFailed || error instanceof BylawError) return error.message;
    throw error;
  }
}

function outcomeOf(
  change: Change,
  { failed, told, ambiguous }: { failed: boolean; told: string | undefined; ambiguous: boolean },
): Outcome {
  const outcome = changeOutcome(change, failed ? 'failed' : 'applied', told);
  return ambiguous ? { ...outcome, ambiguous: true } : outcome;
}
