import { isReadableJson } from '../digest/canonical-json.ts';
import { digestOf } from '../digest/digest.ts';
import type { Json, JsonObject } from '../digest/json.ts';
import { digestStatements } from '../model/statement-digest.ts';
import type { PublishedVersion } from '../plan/policy-history.ts';
import { corruptLedger } from './corrupt.ts';
import { isJsonObject, parseLedgerJson } from './parse-ledger-json.ts';

/** One `<n>.json`. Throws `ledger/corrupt` naming `path` where it is not version `at`, or not as Bylaw writes it. */
export function parsePolicyVersion(
  path: string,
  text: string,
  at: { readonly policy: string; readonly version: number },
): PublishedVersion {
  const value = parseLedgerJson(path, text);
  const { policy, version, digest, statements, sameAs, ...others } = value;
  if (policy !== at.policy || version !== at.version)
    throw corruptLedger(`${path} is another policy or version`);
  if (typeof digest !== 'string' || !isListOfObjects(statements)) {
    throw corruptLedger(`${path} has no statements or no digest`);
  }
  // They are kept in the form that they are compared by.
  if (digestOf(statements) !== digest && digestStatements(statements) !== digest) {
    throw corruptLedger(`${path}: its statements do not have the digest recorded with them`);
  }
  if (sameAs !== undefined && !(Number.isSafeInteger(sameAs) && (sameAs as number) < at.version)) {
    throw corruptLedger(`${path}: \`sameAs\` is not an older version`);
  }
  const same = sameAs === undefined ? {} : { sameAs: sameAs as number };
  if (Object.keys(others).length > 0 || !isReadableJson(value, text))
    throw corruptLedger(`${path} is not written as Bylaw writes it`);
  return { policy: at.policy, version: at.version, digest, statements, ...same };
}

function isListOfObjects(value: Json | undefined): value is readonly JsonObject[] {
  return Array.isArray(value) && (value as readonly Json[]).every((item) => isJsonObject(item));
}
