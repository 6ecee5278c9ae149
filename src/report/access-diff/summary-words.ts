import type { AccessDiff } from '../../access/diff/access-diff.ts';
import { type RiskLevel, riskLevels } from '../../access/risk/risk.ts';
import { countOf, withCommas } from '../count-of.ts';
import { isNewAccess } from './change-classes.ts';

/** What a difference of access comes to, one glance of it. */
export interface AccessSummary {
  /** `new privileged access for 1`, `3 gain access`, `2 lose access`; one that says so where nothing changes. */
  readonly parts: readonly string[];
  /** The highest there is. */
  readonly risk: RiskLevel;
  /** How many get something that they had not, or may; and how many something privileged. */
  readonly gained: number;
  readonly privileged: number;
}

/** A difference of access, and changes beside it that Bylaw's own decision does not tell of. */
export interface Summed extends Pick<AccessDiff, 'changes' | 'counts'> {
  readonly unjudged?: readonly unknown[];
  /** What would hold less than it does. */
  readonly weakened?: readonly unknown[];
}

/** Who gains, who loses, how much care that deserves; complete, however little of the rest is shown. */
export function summarizeAccess({ changes, counts, unjudged = [], weakened = [] }: Summed): AccessSummary {
  const { gain, lose, differ, unknown, stay } = counts;
  const news = changes.filter(isNewAccess);
  const less = changes.filter((change) => !isNewAccess(change));
  const privileged = countPrincipals(news.filter((change) => change.privileged));
  const parts = [
    ...(gain === 0 ? [] : [`${withCommas(gain)} ${gain === 1 ? 'gains' : 'gain'} access${later(news)}`]),
    ...(unknown === 0 ? [] : [`${withCommas(unknown)} not compared, which counts as a gain`]),
    ...(differ === 0 ? [] : [`${withCommas(differ)} under other conditions`]),
  ];
  if (privileged > 0) parts.unshift(`new privileged access for ${withCommas(privileged)}`);
  if (lose > 0) parts.push(`${withCommas(lose)} ${lose === 1 ? 'loses' : 'lose'} access${later(less)}`);
  if (unjudged.length > 0) parts.push(unjudgedCount(unjudged));
  if (stay > 0) parts.push(`${withCommas(stay)} ${stay === 1 ? 'keeps' : 'keep'} access by another path`);
  if (parts.length === 0) parts.push("nobody's access changes");
  if (weakened.length > 0) parts.push(weakenedCount(weakened));
  return {
    parts,
    risk: highestRisk(changes),
    gained: countPrincipals(news),
    privileged,
  };
}

/** `2 changes not compared, which count as new access` */
export function unjudgedCount({ length }: readonly unknown[]): string {
  return `${countOf(length, 'change')} not compared, which ${length === 1 ? 'counts' : 'count'} as new access`;
}

/** `2 guardrails or guards would hold less than before` */
export function weakenedCount({ length }: readonly unknown[]): string {
  return `${countOf(length, 'guardrail or guard would', 'guardrails or guards would')} hold less than before`;
}

/** Where nothing of it happens at once. */
function later(changes: AccessDiff['changes']): string {
  return changes.length > 0 && changes.every(({ from }) => from !== undefined) ? ' later' : '';
}

function countPrincipals(changes: AccessDiff['changes']): number {
  return new Set(changes.flatMap(({ principals }) => principals)).size;
}

function highestRisk(changes: AccessDiff['changes']): RiskLevel {
  const highest = Math.max(0, ...changes.map(({ risk }) => riskLevels.indexOf(risk.level)));
  return riskLevels[highest] ?? 'none';
}
