import { BylawError } from '../diagnostic/bylaw-error.ts';
import { didYouMean } from '../diagnostic/nearest-name.ts';
import type { JsonObject } from '../digest/json.ts';
import { kinds } from '../schema/kinds.ts';
import { type SchemaName, schemaOf } from '../schema/schema-of.ts';

const names: readonly SchemaName[] = [
  'document',
  ...kinds,
  'plan',
  'ledger-entry',
  'published-version',
  'invitation',
];

export interface SchemaResult {
  readonly kinds: readonly string[];
  /** The schema asked for. */
  readonly schema?: JsonObject;
}

/** The JSON Schema of a kind, of `document` (any kind), or of a format such as `plan`. */
export async function schema(options: { readonly kind?: string }): Promise<SchemaResult> {
  const { kind } = options;
  if (kind === undefined) return { kinds: names };
  const name = names.find((each) => each.toLowerCase() === kind.toLowerCase());
  if (name === undefined) {
    const hint = didYouMean(kind, names, `one of ${names.join(', ')}`);
    throw new BylawError('schema/unknown-kind', `there is no schema \`${kind}\``, hint);
  }
  return { kinds: names, schema: await schemaOf(name) };
}
