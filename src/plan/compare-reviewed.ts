import type { Address } from './address.ts';
import type { Change, ChangeAction, Plan, PlanSection } from './plan.ts';

/** A change, by what tells it from every other. */
export interface NamedChange {
  readonly organization: string;
  readonly target: string;
  readonly action: ChangeAction;
  readonly address: Address;
  readonly digest: string;
}

/** How what is planned now stands to a plan that was looked at before; it selects nothing. */
export interface ReviewedComparison {
  /** The digest of all changes that were looked at. */
  readonly changeDigest: string;
  /** Planned now, and not looked at: as declared, by the clock, or what somebody changed in the target meanwhile. */
  readonly unreviewed: readonly NamedChange[];
  /** Looked at, and not planned now: done already, or taken back meanwhile. */
  readonly gone: readonly NamedChange[];
}

/** Compares changes by their digests: one that now begins or ends with something else is another one. */
export function compareReviewed(
  reviewed: Pick<Plan, 'changeDigest' | 'sections'>,
  planned: Pick<Plan, 'sections'>,
): ReviewedComparison {
  const before = reviewed.sections.flatMap((section) => named(section, section.changes));
  const now = planned.sections.flatMap((section) => named(section, section.changes));
  // What is kept back is planned still.
  const held = planned.sections.flatMap((section) => named(section, section.held));
  return {
    changeDigest: reviewed.changeDigest,
    unreviewed: without(now, before),
    gone: without(before, [...now, ...held]),
  };
}

function named({ organization, target }: PlanSection, changes: readonly Change[]): readonly NamedChange[] {
  return changes.map(({ action, address, digest }) => ({ organization, target, action, address, digest }));
}

function without(changes: readonly NamedChange[], others: readonly NamedChange[]): readonly NamedChange[] {
  const known = new Set(others.map(({ digest }) => digest));
  return changes.filter(({ digest }) => !known.has(digest));
}
