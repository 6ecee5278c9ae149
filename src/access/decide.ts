import { invariant } from '../diagnostic/bylaw-error.ts';
import type { CompiledAccess } from './compiled-access.ts';
import type { Decision } from './decision.ts';
import type { AccessRequest } from './request.ts';

/**
 * Decides a request and says why.
 *
 * @param now milliseconds since 1970: which bindings are in force, and `request.time`
 */
export function decide(access: CompiledAccess, request: AccessRequest, now: number): Decision {
  invariant(false, `${access.organization.name} ${request.action} ${now}`);
}
