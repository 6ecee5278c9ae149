import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { Oid } from './git-repository.ts';

/** Parses what the object `oid` holds. A RangeError of the parser becomes `git/malformed-object`. */
export function parsingObject<T>(oid: Oid, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (error instanceof RangeError) throw malformedObject(oid, error.message);
    throw error;
  }
}

export function malformedObject(oid: Oid, what: string): BylawError {
  return new BylawError('git/malformed-object', `object ${oid}: ${what}`);
}
