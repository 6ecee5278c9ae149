import type { AwaitedApproval } from '../../plan/approvals/awaiting.ts';
import type { Missing } from '../../plan/approvals/withheld.ts';
import { uncountedWords } from '../../report/pull-request/approval-lines.ts';
import { approvalOf } from './judge-section.ts';
import type { JudgedPart } from './judged-history.ts';

/** So many parts of a history are told. */
const mostTold = 5;

/**
 * An approval that is missing, in words, and what sets free what waits for it.
 *
 * @param isAllowed whether it is applied all the same
 */
export function awaitedApproval(
  { needed, changes, parts: lacking }: Missing,
  parts: readonly JudgedPart[],
  isAllowed = false,
): AwaitedApproval {
  const found = lacking.flatMap((at) => parts[at] ?? []);
  const why = [...new Set(found.map((part) => whyOf(part, needed)))];
  const more = why.length - mostTold;
  const { guardrail, by, count } = needed;
  return {
    ...{ guardrail, by, count, changes },
    pullRequests: [...new Set(found.flatMap(({ pullRequest }) => pullRequest?.number ?? []))],
    why: [
      ...(why.length === 0 ? ['nothing tells which pull request brought it'] : why.slice(0, mostTold)),
      ...(more > 0 ? [`and ${more} more`] : []),
      ...(isAllowed ? [] : [freeing(found, needed)]),
    ],
  };
}

const byHand = '`bylaw apply --allow approval` on a laptop, which is recorded';

/** The one act that does it: of what came in by no pull request, or as another change, no approval can be given. */
function freeing(found: readonly JudgedPart[], needed: Missing['needed']): string {
  const counted = found.map((part) => ({
    number: part.pullRequest?.number,
    approval: part.why === undefined ? approvalOf(part, needed) : undefined,
  }));
  const lacking = counted.filter(({ approval }) => (approval?.missing ?? 0) > 0);
  if (found.length === 0 || lacking.length < found.length)
    return `nobody can approve that any more: take it back by a pull request, and once that is applied propose it anew; or ${byHand}`;
  const numbers = [...new Set(lacking.flatMap(({ number }) => (number === undefined ? [] : [`#${number}`])))];
  const isOne = numbers.length === 1 && lacking[0]?.approval?.missing === 1;
  const what = isOne ? '1 approval' : 'approvals';
  const free = `${what} of ${numbers.join(' and ')} by ${needed.by.join(' or ')} ${isOne ? 'sets' : 'set'} it free, also after the merge`;
  const isUnknown = lacking.some(({ approval }) =>
    approval?.uncounted.some(({ because }) => because === 'unknown-account'),
  );
  return isUnknown ? `${free}; where no approver is known by number yet: ${byHand}` : free;
}

function whyOf(part: JudgedPart, needed: Missing['needed']): string {
  if (part.why !== undefined) return part.why;
  const number = `#${part.pullRequest?.number}`;
  const counted = approvalOf(part, needed);
  if (counted === undefined || counted.missing === 0)
    return `${number}: what was merged is not what was proposed there`;
  const { missing, uncounted } = counted;
  const lacks = `${number} lacks ${missing} ${missing === 1 ? 'approval' : 'approvals'} of its newest commit`;
  const others = uncounted.map(({ login, because }) => `${login} does not count: ${uncountedWords[because]}`);
  return others.length === 0 ? lacks : `${lacks} (${others.join('; ')})`;
}
