import type { Place } from '../../diagnostic/diagnostic.ts';
import type { Effort } from '../sets/effort.ts';
import type { ApprovalReason } from './breach.ts';
import type { ChangedMark } from './changed-marks.ts';
import { finderIn } from './find-in.ts';
import type { ApprovalQuestion } from './needed-approvals.ts';
import type { Scope } from './scope.ts';

/**
 * By an e-mail address, accounts elsewhere or the fingerprint of a secret somebody is known: with another one somebody
 * else has what they have, now or later, and gains all of it, though nothing in the organization changes hands. A guardrail
 * that exempts them exempts who they were.
 */
export function identityReasons(
  { after, now }: Pick<ApprovalQuestion, 'after' | 'now'>,
  marks: readonly ChangedMark[],
  scope: Scope,
  effort: Effort,
): readonly ApprovalReason<Place>[] {
  const finder = finderIn(after.universe, effort);
  return marks.flatMap(({ principal, by, at }) => {
    const moments = [now, ...after.momentsOf(principal, now)];
    const reached = moments.map((each) => finder.inHeld(after.at(principal, each), scope));
    const found = reached.find(({ is }) => is !== 'none');
    if (found === undefined || found.is === 'none') return [];
    const what = found.is === 'point' ? found.point.action : found.action;
    const message = `\`${principal}\` is known by ${by}: whoever that is may then do \`${what}\``;
    return [{ message, principals: [principal], changes: [], at }];
  });
}
