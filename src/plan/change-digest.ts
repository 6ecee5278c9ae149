import { digestOf } from '../digest/digest.ts';
import type { JsonObject } from '../digest/json.ts';
import type { Address } from './address.ts';
import type { ChangeAction } from './plan.ts';

/**
 * What identifies a change: no commit, time, order, or state that it does not touch, so that the same change has
 * the same digest before and after a merge.
 */
export function changeDigest(change: {
  readonly organization: string;
  readonly target: string;
  readonly address: Address;
  readonly action: ChangeAction;
  readonly before: JsonObject | null;
  readonly after: JsonObject | null;
}): string {
  const { organization, target, address, action, before, after } = change;
  // In the order in which they are written.
  return digestOf({ action, address, after, before, organization, target });
}

/** The digest of a set of changes: over their sorted digests. */
export function setDigest(changes: Iterable<{ readonly digest: string }>): string {
  return digestOf(Array.from(changes, (change) => change.digest).sort());
}
