import { BylawError } from '../diagnostic/bylaw-error.ts';
import { readableJson } from '../digest/canonical-json.ts';
import type { JsonObject } from '../digest/json.ts';
import { corruptLedger } from './corrupt.ts';
import type { LedgerEntry } from './entry.ts';
import { entryProblem } from './entry-problem.ts';
import { entryPath } from './ledger-paths.ts';
import { parseLedgerJson } from './parse-ledger-json.ts';

/** The text of `entry.json`. */
export function renderEntry(entry: LedgerEntry): string {
  return readableJson(entry as unknown as JsonObject);
}

/**
 * The entry that a commit's `entry.json` holds. Throws `ledger/other-version` where it is of a version that this
 * Bylaw does not know, before looking at anything else in it, and `ledger/corrupt` where it is none at all.
 */
export function parseEntry(commit: string, text: string): LedgerEntry {
  const where = `${entryPath} of commit ${commit}`;
  const value = parseLedgerJson(where, text);
  const version = value.ledgerVersion;
  if (typeof version === 'number' && version !== 1) {
    throw new BylawError(
      'ledger/other-version',
      `${where} is of ledger version ${version}; this Bylaw knows 1`,
      {
        hint: 'npm install --save-dev bylaw@latest',
      },
    );
  }
  const problem = entryProblem(value);
  if (problem !== undefined) throw corruptLedger(`${where} is not a ledger entry: ${problem}`);
  return value as unknown as LedgerEntry;
}
