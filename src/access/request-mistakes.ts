import { invariant } from '../diagnostic/bylaw-error.ts';
import type { CompiledAccess } from './compiled-access.ts';
import type { AccessRequest, RequestMistake } from './request.ts';

/** All that is wrong with a request; `principal` may be left out of a question such as who-can. */
export function requestMistakes(
  access: CompiledAccess,
  request: Omit<AccessRequest, 'principal'> & { readonly principal?: string },
): readonly RequestMistake[] {
  invariant(false, `${access.organization.name} ${request.action}`);
}
