import { jsonEqual } from '../../digest/json-equal.ts';
import type { PlannedSection } from '../build-section.ts';
import type { StateEntries } from '../state.ts';
import type { FileSteps } from './file-steps.ts';

/**
 * What files newly declare that is there already by somebody's hand, so that nothing changes: to apply it would make it
 * last.
 *
 * @param recorded what Bylaw put there before, as the ledger has it, or could not take away
 * @param applied what the files declared that were applied last: what they did not is there for want of being taken away
 */
export function adoptedKeys(
  { section, desired }: Pick<PlannedSection, 'section' | 'desired'>,
  { steps }: FileSteps,
  recorded: StateEntries,
  applied: StateEntries,
): readonly string[] {
  const changed = new Set(section.changes.map(({ address }) => address));
  return [...steps].flatMap(([address, { value, isOthers, isLater = false }]) => {
    const declared = value === undefined ? undefined : desired.entries.get(address);
    if (declared === undefined || changed.has(address)) return [];
    const was = recorded.get(address);
    const wasMeant = isLater || jsonEqual(applied.get(address), value);
    const isOld = !isOthers && wasMeant && was !== undefined && jsonEqual(was, declared);
    return isOld ? [] : [address];
  });
}
