import type { JsonObject } from '../digest/json.ts';
import type { Policy } from '../model/model.ts';
import type { ExpectedVersion } from './plan.ts';
import type { PolicyHistory } from './policy-history.ts';

/**
 * `{version, digest}` of the version a policy's followers get: the pinned one, else the one about to be published,
 * else the newest. A pin that was never published (see checkPins) has no digest.
 */
export function versionInForce(
  policy: Policy,
  history: PolicyHistory | undefined,
  expected: ExpectedVersion | undefined,
): JsonObject {
  const pin = policy.defaultVersion;
  if (pin !== undefined) {
    const pinned = history?.versions.find((each) => each.version === pin);
    return pinned === undefined ? { version: pin } : { version: pin, digest: pinned.digest };
  }
  const newest = expected ?? history?.versions.at(-1);
  return newest === undefined ? {} : { version: newest.version, digest: newest.digest };
}
