import type { Place, PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { AccessTest } from '../../model/model.ts';
import type { Contribution, Decision, StatementSource } from '../decision.ts';

/** What came of the access tests of one organization. */
export interface AccessTestRun {
  /** By name. */
  readonly tests: readonly AccessTestOutcome[];
  readonly coverage: StatementCoverage;
}

export interface AccessTestOutcome {
  readonly test: AccessTest;
  /** When its decisions are made, in milliseconds since 1970. */
  readonly now: number;
  /** Each pair of a matrix is one expectation, and so is each action of a who-can question. */
  readonly checked: number;
  readonly failed: number;
  /** One for each expectation of a matrix that failed, of a who-can question one for each principal. */
  readonly failures: readonly WrongAnswer[];
  /** What of the test cannot be asked, as errors; and warnings. */
  readonly diagnostics: readonly PlacedDiagnostic[];
}

/** A decision that is not the expected one. */
export interface WrongAnswer {
  readonly by: 'matrix' | 'who-can';
  readonly at: Place;
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly expected: Decision['effect'];
  readonly decision: Decision;
  /**
   * Where nothing denies and an allow is expected: the allows of that action that the principal has in the layers
   * that allow nothing here, on other resources or in other contexts.
   */
  readonly near: readonly Contribution[];
}

/**
 * Which statements some test decided: a statement decides where it matches and its effect is the decision. An allow
 * that a deny outvotes decides nothing.
 */
export interface StatementCoverage {
  readonly statements: readonly StatementSource[];
  readonly decided: ReadonlySet<StatementSource>;
}
