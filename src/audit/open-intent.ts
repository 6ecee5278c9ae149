import { readableJson } from '../digest/canonical-json.ts';
import { corruptLedger } from './corrupt.ts';
import { parseLedgerJson } from './parse-ledger-json.ts';

/** `intent.json`: it stands beside `managed/` from an intent until the result that settles it. */
export interface OpenIntent {
  /** Of the intent entry. */
  readonly sequence: number;
  /** RFC 3339, UTC: until then only the runner that wrote it may go on. */
  readonly leaseUntil: string;
}

export function renderOpenIntent({ sequence, leaseUntil }: OpenIntent): string {
  return readableJson({ sequence, leaseUntil });
}

/** Throws `ledger/corrupt` naming `path`. */
export function parseOpenIntent(path: string, text: string): OpenIntent {
  const { sequence, leaseUntil } = parseLedgerJson(path, text);
  if (!Number.isSafeInteger(sequence) || typeof leaseUntil !== 'string') {
    throw corruptLedger(`${path} does not say which intent is open`);
  }
  return { sequence: sequence as number, leaseUntil };
}
