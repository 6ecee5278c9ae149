import { errorsOf } from './errors-of.ts';
import * as formats from './generated/format-validators.js';
import type { SchemaError } from './schema-error.ts';

/** Every mistake in a plan file; none means it is a `Plan`. */
export function validatePlan(value: unknown): readonly SchemaError[] {
  return errorsOf(formats.Plan, value);
}

/** Every mistake in an `entry.json`; none means it is a `LedgerEntry`. */
export function validateLedgerEntry(value: unknown): readonly SchemaError[] {
  return errorsOf(formats.LedgerEntry, value);
}

/** Every mistake in a result that waits to be recorded; none means it is an `UnrecordedResult`. */
export function validateUnrecordedResult(value: unknown): readonly SchemaError[] {
  return errorsOf(formats.UnrecordedResult, value);
}

/** Every mistake in a published policy version; none means it is a `PublishedVersion`. */
export function validatePublishedVersion(value: unknown): readonly SchemaError[] {
  return errorsOf(formats.PublishedVersion, value);
}
