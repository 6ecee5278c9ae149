import type { CompiledValidator } from './compiled-validator.ts';
import { normaliseErrors } from './normalise-errors.ts';
import type { SchemaError } from './schema-error.ts';

const none: readonly SchemaError[] = [];

/** Every mistake that a compiled validator finds in a value. */
export function errorsOf(validator: CompiledValidator, value: unknown): readonly SchemaError[] {
  return validator(value) ? none : normaliseErrors(validator.errors ?? [], value);
}
