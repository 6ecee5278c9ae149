import type { AccessChange } from '../access/diff/access-diff.ts';
import type { Change, PlanSection } from '../plan/plan.ts';

const gives: readonly AccessChange['kind'][] = ['gained', 'wider', 'other', 'unknown'];
const takes: readonly AccessChange['kind'][] = ['lost', 'narrower', 'other', 'unknown'];

/**
 * The changes of a section as people are told of them: one that may both give and take, as far as it can be judged by
 * itself, does not where the comparison of all access shows that nobody gains, or loses, anything. Only of the
 * directory does that comparison tell everything.
 */
export function toldChanges({ changes, access }: PlanSection): readonly Change[] {
  if (access.status !== 'evaluated' || access.system !== 'directory') return changes;
  const does = (kinds: readonly AccessChange['kind'][]) =>
    access.changes.some(({ kind }) => kinds.includes(kind));
  const [isGiven, isTaken] = [does(gives), does(takes)];
  if (isGiven && isTaken) return changes;
  const effect = isGiven ? 'gain' : isTaken ? 'loss' : 'none';
  return changes.map((change) => (change.effect === 'both' ? { ...change, effect } : change));
}
