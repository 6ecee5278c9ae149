import type { Assumption, Contribution, Decision, StatementSource } from '../../access/decision.ts';
import type { Diagnostic } from '../../diagnostic/diagnostic.ts';

/** What `bylaw test` found out. */
export interface AccessTestReport {
  /** By name. */
  readonly organizations: readonly TestedOrganization[];
  /** Mistakes in the files or, where they have none, in the tests. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface TestedOrganization {
  readonly organization: string;
  readonly assumptions: readonly Assumption[];
  readonly tests: readonly TestedAccess[];
  readonly coverage: TestedStatements;
}

/** `error`: the test asks what cannot be asked, and was not run. */
export interface TestedAccess {
  readonly name: string;
  readonly description?: string;
  readonly at: TestPlace;
  /** When its decisions were made. */
  readonly now: string;
  readonly status: 'passed' | 'failed' | 'error';
  readonly checked: number;
  readonly failed: number;
  readonly failures: readonly TestFailure[];
}

export interface TestPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface TestFailure {
  readonly by: 'matrix' | 'who-can';
  readonly at: TestPlace;
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly expected: Decision['effect'];
  readonly got: Decision['effect'];
  readonly reason: Decision['reason'];
  readonly inactive?: Decision['inactive'];
  readonly without: Decision['without'];
  /** What decided, and what was outvoted. */
  readonly statements: readonly ToldStatement[];
  /** Allows of the action that did not match: for other resources, or in other contexts. */
  readonly near: readonly ToldStatement[];
}

/** A statement, and the way on which it reaches a principal. */
export interface ToldStatement {
  readonly effect: Contribution['effect'];
  readonly layer: Contribution['layer'];
  /** From the principal to the role: `team/core`, `role/reader`. */
  readonly path: readonly { readonly is: string; readonly at?: TestPlace }[];
  readonly statement: UncoveredStatement;
}

export interface UncoveredStatement {
  readonly effect: StatementSource['effect'];
  readonly from: StatementSource['from'];
  readonly sid?: string;
  readonly index: number;
  readonly written: StatementSource['written'];
  /** Absent where no file holds it any more. */
  readonly at?: TestPlace;
}

export interface TestedStatements {
  readonly statements: number;
  readonly decided: number;
  readonly denies: number;
  readonly decidedDenies: number;
  /** The statements that no test decided. */
  readonly undecided: readonly UncoveredStatement[];
}
