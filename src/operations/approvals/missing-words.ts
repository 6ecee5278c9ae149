import type { AwaitedApproval } from '../../plan/approvals/awaiting.ts';
import type { Missing } from '../../plan/approvals/withheld.ts';
import { uncountedWords } from '../../report/pull-request/approval-lines.ts';
import { approvalOf } from './judge-section.ts';
import type { JudgedPart } from './judged-history.ts';

/** So many parts of a history are told. */
const mostTold = 5;

/** An approval that is missing, in words. */
export function awaitedApproval(
  { needed, changes, parts: lacking }: Missing,
  parts: readonly JudgedPart[],
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
    ],
  };
}

function whyOf(part: JudgedPart, needed: Missing['needed']): string {
  if (part.why !== undefined) return part.why;
  const number = `#${part.pullRequest?.number}`;
  const counted = approvalOf(part, needed);
  if (counted === undefined || counted.missing === 0)
    return `${number}: what was merged is not what was proposed there`;
  const { missing, uncounted } = counted;
  const lacks = `${number} lacks ${missing} ${missing === 1 ? 'approval' : 'approvals'} of its newest commit`;
  const others = uncounted.map(({ login, because }) => `${login} ${uncountedWords[because]}`);
  return others.length === 0 ? lacks : `${lacks} (${others.join('; ')})`;
}
