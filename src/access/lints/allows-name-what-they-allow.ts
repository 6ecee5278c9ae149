import { exceptionsInAllow } from './exceptions-in-allow.ts';
import type { Finding } from './lint.ts';
import type { LintedOrganization } from './linted-organization.ts';
import { onlyNarrows } from './uses.ts';

export function* allowsNameWhatTheyAllow({ statements, uses }: LintedOrganization): Iterable<Finding> {
  for (const statement of statements) if (!onlyNarrows(uses, statement)) yield* exceptionsInAllow(statement);
}
