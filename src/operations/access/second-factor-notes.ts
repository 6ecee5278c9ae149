import type { AccessDiff } from '../../access/diff/access-diff.ts';

/**
 * Where nobody saw of anybody whether they have a second factor, that is said once: of each who gains something
 * privileged it would be the same.
 */
export function secondFactorNotes(
  { changes, forecast }: Pick<AccessDiff<unknown>, 'changes' | 'forecast'>,
  mfa: ReadonlyMap<string, boolean>,
): readonly string[] {
  if (mfa.size > 0) return [];
  const all = [...changes, ...forecast.flatMap((each) => each.changes)];
  const isAsked = all.some(({ kind, privileged, principals }) => {
    const isNew = kind !== 'lost' && kind !== 'narrower';
    return isNew && privileged && principals.some((each) => each.startsWith('member/'));
  });
  return isAsked
    ? ['whether anybody has a second factor is not known: `bylaw observe` records what systems saw']
    : [];
}
