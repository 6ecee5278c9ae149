import type { Json, JsonObject } from '../digest/json.ts';
import { digestStatements } from '../model/statement-digest.ts';
import type { PublishedVersion } from '../plan/policy-history.ts';
import { corruptLedger } from './corrupt.ts';
import { isJsonObject, parseLedgerJson } from './parse-ledger-json.ts';
import { renderPolicyVersion } from './policy-files.ts';

/** One `<n>.json`. Throws `ledger/corrupt` naming `path` where it is not version `at`, or not as Bylaw writes it. */
export function parsePolicyVersion(
  path: string,
  text: string,
  at: { readonly policy: string; readonly version: number },
): PublishedVersion {
  const { policy, version, digest, statements, sameAs } = parseLedgerJson(path, text);
  if (policy !== at.policy || version !== at.version)
    throw corruptLedger(`${path} is another policy or version`);
  if (typeof digest !== 'string' || !isListOfObjects(statements)) {
    throw corruptLedger(`${path} has no statements or no digest`);
  }
  if (digestStatements(statements) !== digest) {
    throw corruptLedger(`${path}: its statements do not have the digest recorded with them`);
  }
  if (sameAs !== undefined && !(Number.isSafeInteger(sameAs) && (sameAs as number) < at.version)) {
    throw corruptLedger(`${path}: \`sameAs\` is not an older version`);
  }
  const same = sameAs === undefined ? {} : { sameAs: sameAs as number };
  const published: PublishedVersion = { policy: at.policy, version: at.version, digest, statements, ...same };
  if (renderPolicyVersion(published) !== text)
    throw corruptLedger(`${path} is not written as Bylaw writes it`);
  return published;
}

function isListOfObjects(value: Json | undefined): value is readonly JsonObject[] {
  return Array.isArray(value) && (value as readonly Json[]).every((item) => isJsonObject(item));
}
