import type { Json, JsonObject } from '../digest/json.ts';
import { parseJson } from '../digest/parse-json.ts';
import { corruptLedger } from './corrupt.ts';

/** The object that a file of the ledger holds; throws `ledger/corrupt`. */
export function parseLedgerJson(path: string, text: string): JsonObject {
  let value: Json;
  try {
    value = parseJson(text);
  } catch (cause) {
    throw corruptLedger(`${path} is not JSON`, cause);
  }
  if (!isJsonObject(value)) throw corruptLedger(`${path} is not a JSON object`);
  return value;
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
