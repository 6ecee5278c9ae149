import type { Json, JsonObject } from '../digest/json.ts';
import { entryKinds } from './entry.ts';
import { isLedgerName } from './ledger-paths.ts';
import { isJsonObject } from './parse-ledger-json.ts';

/** What keeps a JSON object from being a version 1 entry, in a few words, or undefined. */
export function entryProblem(value: JsonObject): string | undefined {
  const { kind, sequence, organization, target, approvedBy, actor, state } = value;
  if (!(entryKinds as readonly (Json | undefined)[]).includes(kind)) return '`kind` is unknown';
  if (!Number.isSafeInteger(sequence) || (sequence as number) < 1) return '`sequence` is not a number from 1';
  if (!isName(organization)) return '`organization` is not a name';
  if (target !== undefined && !isName(target)) return '`target` is not a name';
  if ((target === undefined) !== (state === undefined)) return '`state` belongs to a `target`';
  if (typeof value.at !== 'string' || typeof value.source !== 'string') return '`at` or `source` is missing';
  if (!Array.isArray(approvedBy) || !approvedBy.every((name) => typeof name === 'string')) {
    return '`approvedBy` is not a list of names';
  }
  if (!isJsonObject(actor) || typeof actor.name !== 'string' || typeof actor.email !== 'string') {
    return '`actor` is not a person';
  }
  return isJsonObject(value.runner) ? undefined : '`runner` is missing';
}

function isName(value: Json | undefined): boolean {
  return typeof value === 'string' && isLedgerName(value);
}
