import { firstErrorsOf } from './errors-of.ts';
import * as formats from './generated/format-validators.js';
import type { SchemaError } from './schema-error.ts';

/** The first mistakes in a plan file; none means it is a `Plan`. */
export function validatePlan(value: unknown): readonly SchemaError[] {
  return firstErrorsOf(formats.Plan, value);
}

/** The first mistakes in an `entry.json`; none means it is a `LedgerEntry`. */
export function validateLedgerEntry(value: unknown): readonly SchemaError[] {
  return firstErrorsOf(formats.LedgerEntry, value);
}

/** The first mistakes in a result that waits to be recorded; none means it is an `UnrecordedResult`. */
export function validateUnrecordedResult(value: unknown): readonly SchemaError[] {
  return firstErrorsOf(formats.UnrecordedResult, value);
}

/** The first mistakes in an invitation of the ledger; none means it is an `Invitation`. */
export function validateInvitation(value: unknown): readonly SchemaError[] {
  return firstErrorsOf(formats.Invitation, value);
}

/** The first mistakes in a published policy version; none means it is a `PublishedVersion`. */
export function validatePublishedVersion(value: unknown): readonly SchemaError[] {
  return firstErrorsOf(formats.PublishedVersion, value);
}

/** The first mistakes in what a run tells of a pull request; none means it is a `PullRequestReview`. */
export function validatePullRequestReview(value: unknown): readonly SchemaError[] {
  return firstErrorsOf(formats.PullRequestReview, value);
}

/** The first mistakes in a line for `bylaw observe`; none means it is an `Observation` as people write it. */
export function validateObservation(value: unknown): readonly SchemaError[] {
  return firstErrorsOf(formats.Observation, value);
}

/** The first mistakes in a file of `bylaw/observed`; none means it is an `ObservedMember`. */
export function validateObservedMember(value: unknown): readonly SchemaError[] {
  return firstErrorsOf(formats.ObservedMember, value);
}
