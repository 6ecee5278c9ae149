import type { Json, JsonObject } from '../../digest/json.ts';
import { jsonEqual } from '../../digest/json-equal.ts';
import type { Organization, Target } from '../../model/model.ts';

/** A target as an organization has it. */
export interface TargetOf {
  readonly organization: Pick<Organization, 'name'>;
  readonly target: Pick<Target, 'provider' | 'coordinates'>;
}

/**
 * Whether a target leads to another system than before: `surely`, or `perhaps` where all that is other is what an
 * organization is called there, which it may have been renamed to.
 */
export function leadsElsewhere(was: TargetOf, is: TargetOf): 'surely' | 'perhaps' | false {
  if (was.target.provider !== is.target.provider) return 'surely';
  if (is.target.provider === 'directory') return false;
  const [before, after] = [placeOf(was), placeOf(is)];
  if (jsonEqual(before, after)) return false;
  return jsonEqual({ ...before, organization: '' }, { ...after, organization: '' }) ? 'perhaps' : 'surely';
}

/** Names of organizations and servers are the same whatever their case; how fast is written is no place. */
function placeOf({ organization, target }: TargetOf): JsonObject {
  const { pace: _, ...place } = target.coordinates;
  const usual = target.provider === 'github' ? { organization: organization.name } : {};
  return lower({ ...usual, ...place }) as JsonObject;
}

function lower(value: Json): Json {
  return JSON.parse(JSON.stringify(value).toLowerCase());
}
