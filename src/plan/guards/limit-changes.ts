import type { Target } from '../../model/model.ts';
import { limitedGuardNames } from './check-guards.ts';
import { limitOf, type ShareLimit } from './share-limit.ts';

/** What becomes of a limit, in a clause, and whether more may pass than did. */
export interface LimitChange {
  readonly message: string;
  readonly isLooser: boolean;
}

/** How much one apply may change, where a target says otherwise than before; a limit that it leaves out is the usual one. */
export function limitChanges(was: Target, is: Target): readonly LimitChange[] {
  return limitedGuardNames.flatMap((guard): readonly LimitChange[] => {
    const [before, after] = [was, is].map((target) => limitOf(target, guard)) as [ShareLimit, ShareLimit];
    if (before.share === after.share && before.floor === after.floor) return [];
    const isLooser = after.share > before.share || after.floor > before.floor;
    const message = `guard \`${guard}\` refuses more than ${words(after)} instead of ${words(before)}`;
    return [{ message, isLooser }];
  });
}

/** `25 % (fewer than 5 never)` */
function words({ share, floor }: ShareLimit): string {
  return `${Math.round(share * 10_000) / 100} % (fewer than ${floor} never)`;
}
