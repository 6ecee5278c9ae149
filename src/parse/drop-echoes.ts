import { nearestName } from '../diagnostic/nearest-name.ts';
import type { SchemaError } from '../schema/schema-error.ts';

/** The errors without what only follows from another: a key is not also missing where it is there, misspelt. */
export function dropEchoes(errors: readonly SchemaError[]): readonly SchemaError[] {
  const misspelt = new Set(errors.flatMap(meantKey));
  if (misspelt.size === 0) return errors;
  return errors.filter((error) => {
    if (error.keyword === 'missingKey') return !misspelt.has(keyIn(error.path, error.params.property));
    if (error.keyword === 'choice')
      return !error.params.among.some((name) => misspelt.has(keyIn(error.path, name)));
    return true;
  });
}

function meantKey(error: SchemaError): readonly string[] {
  if (error.keyword !== 'unknownKey') return [];
  const nearest = nearestName(error.params.key, error.params.known);
  return nearest === undefined ? [] : [keyIn(error.path.slice(0, -1), nearest)];
}

function keyIn(map: SchemaError['path'], key: string): string {
  return JSON.stringify([map, key]);
}
