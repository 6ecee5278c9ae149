import type { Assumption, Decision, Inactivity } from '../../access/decision.ts';
import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import type { ContributionReport, StatementReport } from '../access/access-reports.ts';

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
  readonly inactive: Inactivity | null;
  readonly without: Decision['without'];
  /** What decided, and what was outvoted. */
  readonly statements: readonly ContributionReport[];
  /** Allows of the action that did not match: for other resources, or in other contexts. */
  readonly nearly: readonly ContributionReport[];
}

/** A statement that some holder has, without a path. */
export interface HeldStatement extends StatementReport {
  readonly effect: ContributionReport['effect'];
}

export interface TestedStatements {
  readonly statements: number;
  readonly decided: number;
  readonly denies: number;
  readonly decidedDenies: number;
  /** The statements that no test decided. */
  readonly undecided: readonly HeldStatement[];
}
