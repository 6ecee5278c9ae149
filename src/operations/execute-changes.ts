import type { Outcome } from '../audit/entry.ts';
import type { PlannedSection } from '../plan/build-section.ts';
import type { Change } from '../plan/plan.ts';
import { changeOutcome } from '../providers/change-outcome.ts';
import type { ChangeWriter } from '../providers/provider.ts';

export interface Execution {
  /** Asked before each change: why neither it nor any after it may be made; undefined where it may. */
  whyStop(): Promise<string | undefined>;
  onOutcome(outcome: Outcome): void;
}

/**
 * Carries out changes in their order. One that fails fails alone with what depends on it: the rest go on. Every
 * change has an outcome, whatever happens.
 */
export async function executeChanges(
  { section: { changes }, prerequisites, takesWithoutReplacement }: PlannedSection,
  writer: ChangeWriter,
  { whyStop, onOutcome }: Execution,
): Promise<readonly Outcome[]> {
  const needed = prerequisites(changes);
  const takesTooMuch = takesWithoutReplacement(changes);
  const undone = new Set<Change>();
  const outcomes: Outcome[] = [];
  let stopped: string | undefined;
  for (const change of changes) {
    stopped ??= await whyStop();
    const why = stopped ?? reasonToSkip(needed(change), takesTooMuch(change, undone), undone);
    const outcome = why === undefined ? await writer.write(change) : changeOutcome(change, 'skipped', why);
    if (outcome.status !== 'applied') undone.add(change);
    outcomes.push(outcome);
    onOutcome(outcome);
  }
  return outcomes;
}

/** A path that is replaced is taken only once its replacement stands: nobody loses what the YAML gives. */
function reasonToSkip(
  needed: readonly Change[],
  takesTooMuch: boolean,
  undone: ReadonlySet<Change>,
): string | undefined {
  const blocker = needed.find((each) => undone.has(each));
  if (blocker !== undefined) return `\`${blocker.address}\` was not applied`;
  return takesTooMuch ? 'what replaces the access that it takes was not applied' : undefined;
}
