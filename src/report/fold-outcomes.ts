import type { Outcome } from '../audit/entry.ts';
import { countOf } from './count-of.ts';
import { foldAlike } from './fold-alike.ts';
import { renderOutcome } from './render-outcome.ts';
import { sanitizeLine } from './sanitize-text.ts';
import type { Style } from './style.ts';
import { wrapWords } from './wrap-words.ts';

export interface FoldingOutcomes {
  readonly style: Style;
  readonly full: boolean;
  /** What lists those that are not named, where `--full` of the same command does not. */
  readonly listedBy?: string;
}

/**
 * Outcomes as lines: each that failed by itself, counted where much was created, or skipped for one reason; what is held for
 * one reason below it.
 */
export function foldOutcomes(outcomes: readonly Outcome[], { style, ...folding }: FoldingOutcomes): string[] {
  const held = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    const { status, message } = outcome;
    if (status === 'held' && message !== undefined)
      held.set(message, [...(held.get(message) ?? []), outcome]);
  }
  const together = [...held].filter(([, all]) => all.length > 1);
  const apart = new Set(together.flatMap(([, all]) => all));
  const others = outcomes.filter((outcome) => !apart.has(outcome));
  const lines = together.flatMap(([message, all]) => heldLines(message, all, { style, ...folding }));
  return [...foldOthers(others, { style, ...folding }), ...lines];
}

/** So many of one reason are named. */
const mostHeld = 20;

function heldLines(
  message: string,
  all: readonly Outcome[],
  { style, full, listedBy = '--full' }: FoldingOutcomes,
): string[] {
  const shown = full ? all : all.slice(0, mostHeld);
  const more = all.length - shown.length;
  const [first = '', ...rest] = wrapWords(`${countOf(all.length, 'change')}: ${sanitizeLine(message)}`);
  return [
    `${style.yellow('held   ')} ${first}`,
    ...rest.map((line) => `      ${line}`),
    ...shown.map(({ action, address }) => `        - ${action} ${sanitizeLine(address)}`),
    ...(more === 0 ? [] : [`        … and ${countOf(more, 'more', 'more')} (${listedBy} lists them)`]),
  ];
}

function foldOthers(outcomes: readonly Outcome[], { style, ...folding }: FoldingOutcomes): string[] {
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
