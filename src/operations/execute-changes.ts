import type { Outcome } from '../audit/entry.ts';
import type { Change } from '../plan/plan.ts';
import { prerequisites } from '../plan/prerequisites.ts';
import { changeOutcome } from '../providers/change-outcome.ts';
import type { ChangeWriter } from '../providers/provider.ts';

/**
 * Carries out changes in their order. One that fails fails alone with what depends on it: the rest go on. Every
 * change has an outcome, whatever happens.
 */
export async function executeChanges(
  changes: readonly Change[],
  writer: ChangeWriter,
  onOutcome: (outcome: Outcome) => void,
): Promise<readonly Outcome[]> {
  const needed = prerequisites(changes);
  const undone = new Set<Change>();
  const outcomes: Outcome[] = [];
  for (const change of changes) {
    const blocker = needed(change).find((each) => undone.has(each)) ?? missingReplacement(change, undone);
    const outcome =
      blocker === undefined
        ? await writer.write(change)
        : changeOutcome(change, 'skipped', `\`${blocker.address}\` was not applied`);
    if (outcome.status !== 'applied') undone.add(change);
    outcomes.push(outcome);
    onOutcome(outcome);
  }
  return outcomes;
}

/** A path that is replaced is taken only once its replacements stand: nobody loses what the YAML gives. */
function missingReplacement(change: Change, undone: ReadonlySet<Change>): Change | undefined {
  if (change.effect !== 'replace' || change.action !== 'delete') return undefined;
  return [...undone].find(({ effect, action }) => effect === 'replace' && action !== 'delete');
}
