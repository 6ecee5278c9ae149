import { readableJson } from '../digest/canonical-json.ts';
import type { Json, JsonObject } from '../digest/json.ts';
import { parseAddress } from '../plan/address.ts';
import type { ScheduledEdge } from '../plan/state.ts';
import { corruptLedger } from './corrupt.ts';
import type { Outcome } from './entry.ts';
import { isJsonObject, parseLedgerJson } from './parse-ledger-json.ts';

/** `applied.json`: the last result of one organization in one target. */
export interface Applied {
  /** Of the result entry. */
  readonly sequence: number;
  /** The source commit that was applied. */
  readonly source: string;
  /** RFC 3339: when the desired state was evaluated. */
  readonly evaluatedAt: string;
  /** Edges declared but not in force then, so that their start is known to be by the clock. */
  readonly scheduled: readonly ScheduledEdge[];
  readonly changeDigest: string;
  /** Which system that was, where coordinates may lead to others. */
  readonly system?: string;
}

export function renderApplied(applied: Applied): string {
  return readableJson(applied as unknown as JsonObject);
}

/** Throws `ledger/corrupt` naming `path`. */
export function parseApplied(path: string, text: string): Applied {
  const { sequence, source, evaluatedAt, scheduled, changeDigest, system } = parseLedgerJson(path, text);
  if (
    !Number.isSafeInteger(sequence) ||
    typeof source !== 'string' ||
    typeof evaluatedAt !== 'string' ||
    typeof changeDigest !== 'string' ||
    (system !== undefined && typeof system !== 'string') ||
    !Array.isArray(scheduled)
  ) {
    throw corruptLedger(`${path} does not say what was applied`);
  }
  const edges = (scheduled as readonly Json[]).map((edge) => scheduledEdge(path, edge));
  return {
    ...{ sequence: sequence as number, source, evaluatedAt, scheduled: edges, changeDigest },
    ...(system === undefined ? {} : { system }),
  };
}

function scheduledEdge(path: string, edge: Json): ScheduledEdge {
  if (!isJsonObject(edge) || typeof edge.address !== 'string' || !isJsonObject(edge.value)) {
    throw corruptLedger(`${path} names a scheduled edge that is none`);
  }
  if (parseAddress(edge.address) === undefined) {
    throw corruptLedger(`${path} names a scheduled edge \`${edge.address}\` that is none`);
  }
  return { address: edge.address, value: edge.value };
}

/** Whether a result is the last that was applied: where nothing came of an intent, what was before stays so. */
export function isApplied({
  outcomes = [],
}: {
  readonly outcomes?: readonly Outcome[] | undefined;
}): boolean {
  return outcomes.length === 0 || outcomes.some(({ status }) => status === 'applied');
}
