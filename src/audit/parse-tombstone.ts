import type { Json } from '../digest/json.ts';
import { corruptLedger } from './corrupt.ts';
import { parseLedgerJson } from './parse-ledger-json.ts';
import { renderTombstone } from './policy-files.ts';

/** The numbers after which a policy was deleted, oldest first. Throws `ledger/corrupt` naming `path`. */
export function parseTombstone(path: string, text: string): readonly number[] {
  const { deletedAfter } = parseLedgerJson(path, text);
  if (!isListOfNumbers(deletedAfter) || renderTombstone(deletedAfter) !== text) {
    throw corruptLedger(`${path} is not a tombstone`);
  }
  return deletedAfter;
}

function isListOfNumbers(value: Json | undefined): value is readonly number[] {
  return Array.isArray(value) && value.length > 0 && (value as readonly Json[]).every(Number.isSafeInteger);
}
