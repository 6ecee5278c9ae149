import type { Change } from '../plan.ts';

/** An approval that is needed and that nobody gave, or not everybody. */
export interface AwaitedApproval {
  readonly guardrail: string;
  /** `team/security`, `member/ana`: so many of them have to. */
  readonly by: readonly string[];
  readonly count: number;
  /** The digests of the changes that wait for it; of a whole section none. */
  readonly changes: readonly string[];
  /** Those that brought them, by number. */
  readonly pullRequests: readonly number[];
  /** What is missing, one sentence each. */
  readonly why: readonly string[];
}

/** What of a section is not applied until whoever has to has agreed to it. */
export interface Awaiting {
  /** Whether that is all of it: the rest would be judged by guardrails that nobody agreed to. */
  readonly isWhole: boolean;
  readonly changes: readonly Change[];
  readonly approvals: readonly AwaitedApproval[];
}

/** Why a change waits, in one sentence. */
export function awaitingMessage(
  { approvals, isWhole }: Awaiting,
  { digest }: Pick<Change, 'digest'>,
): string {
  const own = approvals.filter(({ changes }) => changes.includes(digest));
  const asked = own.length > 0 ? own : isWhole ? approvals : [];
  if (asked.length === 0) return 'needs what waits for an approval';
  return asked.map(sentenceOf).join('; ');
}

/** `needs 1 approval of team/security (guardrail privileged): #12 lacks it`. */
export function sentenceOf({ guardrail, by, count, why }: AwaitedApproval): string {
  if (by.length === 0) return `needs an approval that nobody can give: ${why.join('; ')}`;
  const whose = `${count} ${count === 1 ? 'approval' : 'approvals'} of ${by.join(' or ')}`;
  return `needs ${whose} (guardrail ${guardrail}): ${why.join('; ')}`;
}
