import { sanitizeLine } from '../sanitize-text.ts';
import type { ContributionReport, LinkTerms } from './access-reports.ts';
import { describeReach } from './describe-statement.ts';

/** What limits a statement on its path: `on …`, `when …`, `in zone payments`, `until …`; empty where nothing does. */
export function describeTerms({ statement, binding, membership }: ContributionReport): readonly string[] {
  return [...describeReach(statement.written), ...linkTerms(binding), ...linkTerms(membership)];
}

/** How a binding or membership is limited, and why it is there. */
export function linkTerms({ zone, on, starts, expires, reason, ticket }: LinkTerms = {}): readonly string[] {
  const why = [...(reason === undefined ? [] : [reason]), ...(ticket === undefined ? [] : [ticket])];
  return [
    ...(zone === undefined ? [] : [`in zone ${zone}`]),
    ...(on === undefined ? [] : [`within ${on.join(', ')}`]),
    ...(starts === undefined ? [] : [`from ${starts}`]),
    ...(expires === undefined ? [] : [`until ${expires}`]),
    ...(why.length === 0 ? [] : [`(${why.join(', ')})`]),
  ].map(sanitizeLine);
}
