import type { JsonObject } from '../digest/json.ts';
import type { Kind } from './kinds.ts';

/** What has a schema to show: any document, one kind of document, or a format that Bylaw writes. */
export type SchemaName = 'document' | Kind | 'plan' | 'ledger-entry' | 'published-version' | 'invitation';

/** The schema of that name, without references to other files. The texts are loaded only when asked for. */
export async function schemaOf(name: SchemaName): Promise<JsonObject> {
  const { schemas } = await import('./generated/schemas.js');
  return schemas[name];
}
