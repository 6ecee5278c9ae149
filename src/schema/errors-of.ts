import type { CompiledValidator } from './compiled-validator.ts';
import { normaliseErrors } from './normalise-errors.ts';
import type { SchemaError } from './schema-error.ts';

const none: readonly SchemaError[] = [];

/** Of a format that nobody writes by hand, so many mistakes are as good as all. */
const some = 50;

/** Every mistake that a compiled validator finds in a value. */
export function errorsOf(validator: CompiledValidator, value: unknown): readonly SchemaError[] {
  return validator(value) ? none : normaliseErrors(validator.errors ?? [], value);
}

/** The first mistakes that a compiled validator finds in a value; none where there is none at all. */
export function firstErrorsOf(validator: CompiledValidator, value: unknown): readonly SchemaError[] {
  if (validator(value)) return none;
  const raw = validator.errors ?? [];
  const first = normaliseErrors(raw.slice(0, some), value);
  return first.length > 0 ? first : normaliseErrors(raw, value);
}
