import type { Outcome } from '../audit/entry.ts';
import { foldAlike } from './fold-alike.ts';
import { renderOutcome } from './render-outcome.ts';
import { sanitizeLine } from './sanitize-text.ts';
import type { Style } from './style.ts';

export interface FoldingOutcomes {
  readonly style: Style;
  readonly full: boolean;
  /** What lists those that are not named, where `--full` of the same command does not. */
  readonly listedBy?: string;
}

/** Outcomes as lines: each that failed by itself, and counted where much was created, or skipped for one reason. */
export function foldOutcomes(outcomes: readonly Outcome[], { style, ...folding }: FoldingOutcomes): string[] {
  return foldAlike(outcomes, {
    sortOf,
    nameOf: (outcome) => (outcome.status === 'applied' ? nameOf(outcome) : sanitizeLine(outcome.address)),
    lines: (outcome) => [renderOutcome(outcome, style)],
    ...folding,
  });
}

function sortOf(outcome: Outcome): string | undefined {
  const { status, message } = outcome;
  if (status === 'applied') return sortOfCreation(outcome);
  return status === 'skipped' ? sanitizeLine(`skipped (${message ?? 'no reason given'})`) : undefined;
}

/** `create member`; undefined for what is no creation. */
export function sortOfCreation({ action, address }: Pick<Outcome, 'action' | 'address'>): string | undefined {
  return action === 'create' ? sanitizeLine(`create ${address.slice(0, address.indexOf(':'))}`) : undefined;
}

/** The name in an address, beside the sort that tells its kind. */
export function nameOf({ address }: Pick<Outcome, 'address'>): string {
  return sanitizeLine(address.slice(address.indexOf('/') + 1));
}
