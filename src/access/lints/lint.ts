import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { LintedOrganization } from './linted-organization.ts';

/** What a lint found, and of which document: `policy/break-glass`. Waivers name it so. */
export interface Finding {
  readonly of: string;
  readonly diagnostic: PlacedDiagnostic;
}

/**
 * A lint says of a valid organization what is allowed to be written and is seldom meant. It looks at everything once,
 * takes time in proportion to what is written, and knows no other lint.
 */
export type Lint = (linted: LintedOrganization) => Iterable<Finding>;
