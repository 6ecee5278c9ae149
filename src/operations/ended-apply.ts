import type { ApplyResult, ApplyStatus } from './apply-result.ts';
import type { CheckedSource } from './checked-source.ts';
import type { EarlierApplies } from './results.ts';

export const nothingEarlier: EarlierApplies = { settled: [], resumed: [], unusable: [] };

/** An apply that ended before it did anything of its own. */
export function endedApply(checked: CheckedSource, status: ApplyStatus): ApplyResult {
  return { ...checked, status, earlier: nothingEarlier, sections: [], refusals: [] };
}
