import { isReadableJson, readableJson } from '../digest/canonical-json.ts';
import type { JsonObject } from '../digest/json.ts';
import { type Emergency, type RevocableKind, revocableKinds } from '../plan/emergency.ts';
import { corruptLedger } from './corrupt.ts';
import { isLedgerName } from './ledger-paths.ts';
import { parseLedgerJson } from './parse-ledger-json.ts';

/**
 * `emergency/<kind>/<name>.json`: it stands beside `managed/` from an emergency entry until the result of a source that
 * says itself what was revoked.
 */
export function renderEmergency(emergency: Emergency): string {
  return readableJson(emergency as unknown as JsonObject);
}

/** Throws `ledger/corrupt` naming `path`. */
export function parseEmergency(path: string, text: string): Emergency {
  const value = parseLedgerJson(path, text);
  const { kind, name, id, sequence, at, by, reason } = value;
  const isOne =
    isRevocable(kind) &&
    Number.isSafeInteger(sequence) &&
    [name, id, at, by].every((each) => typeof each === 'string' && each !== '') &&
    (reason === undefined || typeof reason === 'string') &&
    isReadableJson(value, text) &&
    path.endsWith(`/${emergencyFile({ kind, name: String(name) })}`);
  if (!isOne) throw corruptLedger(`${path} does not say who was revoked`);
  return value as unknown as Emergency;
}

/** Below `emergency/`. */
export function emergencyFile({ kind, name }: { readonly kind: string; readonly name: string }): string {
  return `${kind}/${name}.json`;
}

/** Undefined for a path below `emergency/` that no emergency has. */
export function parseEmergencyFile(path: string): Pick<Emergency, 'kind' | 'name'> | undefined {
  const [, kind, name = ''] = /^([a-z-]+)\/([^/]+)\.json$/.exec(path) ?? [];
  return isRevocable(kind) && isLedgerName(name) ? { kind, name } : undefined;
}

function isRevocable(kind: unknown): kind is RevocableKind {
  return (revocableKinds as readonly unknown[]).includes(kind);
}
