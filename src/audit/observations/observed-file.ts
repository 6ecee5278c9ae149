import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { readableJson } from '../../digest/canonical-json.ts';
import { sha256 } from '../../digest/digest.ts';
import type { Json, JsonObject } from '../../digest/json.ts';
import { parseJson } from '../../digest/parse-json.ts';
import { validateObservedMember } from '../../schema/validate-format.ts';
import { isLedgerName } from '../ledger-paths.ts';
import type { ObservedMember } from './observed-member.ts';

/** Whom a file of the branch of observations is about. */
export interface ObservedPlace {
  readonly organization: string;
  readonly member: string;
}

/** Spread as the members of a ledger are. */
export function observedPath({ organization, member }: ObservedPlace): string {
  return `organizations/${organization}/${sha256(member).slice(0, 2)}/${member}.json`;
}

/** Undefined for a path that no observation has. */
export function parseObservedPath(path: string): ObservedPlace | undefined {
  const [, organization = '', member = ''] =
    /^organizations\/([^/]+)\/[0-9a-f]{2}\/([^/]+)\.json$/.exec(path) ?? [];
  if (!isLedgerName(organization) || !isLedgerName(member)) return undefined;
  return observedPath({ organization, member }) === path ? { organization, member } : undefined;
}

export function renderObserved(observed: ObservedMember): string {
  return readableJson(observed as unknown as JsonObject);
}

/** Throws `observe/corrupt` naming `path`. */
export function parseObserved(path: string, text: string): ObservedMember {
  let value: Json;
  try {
    value = parseJson(text);
  } catch (cause) {
    throw corruptObservations(`${path} is not JSON`, cause);
  }
  const [mistake] = validateObservedMember(value);
  if (mistake !== undefined) throw corruptObservations(`${path}: ${mistake.message}`);
  return value as unknown as ObservedMember;
}

/** What the branch of observations holds that Bylaw would not have written. */
export function corruptObservations(what: string, cause?: unknown): BylawError {
  return new BylawError('observe/corrupt', `the branch bylaw/observed is damaged: ${what}`, {
    hint: 'no decision depends on it: `git branch --delete --force bylaw/observed` here, and at the remote, begins anew',
    ...(cause === undefined ? {} : { cause }),
  });
}
