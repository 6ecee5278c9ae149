import type { RecordedState } from '../audit/recorded-state.ts';
import type { Oid } from '../git/git-repository.ts';
import type { Organization, Target } from '../model/model.ts';
import type { Circumstances } from '../plan/guards/guard.ts';
import type { ActualState } from '../plan/state.ts';
import { callerIn } from './caller-in.ts';
import { descendsFrom } from './descends-from.ts';
import type { DraftInput } from './draft-plan.ts';
import type { JudgedFiles } from './guardrails/judge-change.ts';
import { protectedIn, targetBefore } from './guardrails/protected-in.ts';

interface Scope {
  readonly organization: Organization;
  readonly target: Target;
  readonly judged: Pick<JudgedFiles, 'base'>;
}

interface Known {
  readonly recorded: RecordedState;
  readonly actual: ActualState;
  readonly applied: { readonly source: Oid } | undefined;
}

/** What guards look at beside the changes of a section. */
export async function circumstancesOf(
  { git, options, source, pushed }: DraftInput,
  { organization, target, judged }: Scope,
  { recorded, actual, applied }: Known,
): Promise<Circumstances> {
  const lastSource = applied?.source;
  const caller = actual.caller ?? callerIn(organization, recorded.entries, (await git.identity())?.email);
  const { invitationQuota } = actual;
  const whoever = {
    protectedBefore: protectedIn(judged.base, target),
    ...(caller === undefined ? {} : { caller }),
    ...(invitationQuota === undefined ? {} : { invitationQuota }),
    ...(pushed === undefined ? {} : { pushed }),
  };
  if (options.base !== undefined) {
    const before = targetBefore(judged.base, target);
    return {
      appliedBefore: true,
      isProposed: true,
      ...whoever,
      ...(before === undefined ? {} : { targetBefore: before }),
    };
  }
  if (lastSource === undefined) return { appliedBefore: false, ...whoever };
  const descends = source.commit === null ? 'unknown' : await descendsFrom(git, lastSource, source.commit);
  return { appliedBefore: true, lastSource, descends, ...whoever };
}
