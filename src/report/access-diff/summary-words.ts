import type { AccessDiff } from '../../access/diff/access-diff.ts';
import { type RiskLevel, riskLevels } from '../../access/risk/risk.ts';
import { countOf } from '../count-of.ts';
import { isNewAccess } from './change-classes.ts';

/** What a difference of access comes to, one glance of it. */
export interface AccessSummary {
  /** `1 principal gets new privileged access`, `3 principals gain access`; one that says so where nothing changes. */
  readonly parts: readonly string[];
  /** The highest there is. */
  readonly risk: RiskLevel;
}

/** Who gains, who loses, how much care that deserves; complete, however little of the rest is shown. */
export function summarizeAccess(diff: AccessDiff): AccessSummary {
  const { gain, lose, differ, unknown, stay } = diff.counts;
  const privileged = privilegedGainers(diff);
  const parts = [
    ...(privileged === 0 ? [] : [`${counted(privileged)} ${privileged === 1 ? 'gets' : 'get'} new privileged access`]),
    ...(gain === 0 ? [] : [`${counted(gain)} ${gain === 1 ? 'gains' : 'gain'} access`]),
    ...(unknown === 0 ? [] : [`${counted(unknown)} could not be compared, which counts as new access`]),
    ...(differ === 0 ? [] : [`${counted(differ)} ${differ === 1 ? 'has' : 'have'} other conditions`]),
    ...(lose === 0 ? [] : [`${counted(lose)} ${lose === 1 ? 'loses' : 'lose'} some`]),
    ...(stay === 0 ? [] : [`${counted(stay)} ${stay === 1 ? 'keeps' : 'keep'} all by another path`]),
  ];
  return { parts: parts.length === 0 ? ["nobody's access changes"] : parts, risk: highestRisk(diff) };
}

/** How many get something privileged that they had not, or may. */
export function privilegedGainers({ changes }: Pick<AccessDiff, 'changes'>): number {
  const found = changes.filter((change) => isNewAccess(change) && change.privileged);
  return new Set(found.flatMap(({ principals }) => principals)).size;
}

export function highestRisk({ changes }: Pick<AccessDiff, 'changes'>): RiskLevel {
  const highest = Math.max(0, ...changes.map(({ risk }) => riskLevels.indexOf(risk.level)));
  return riskLevels[highest] ?? 'none';
}

function counted(count: number): string {
  return countOf(count, 'principal');
}
