import { invariant } from '../diagnostic/bylaw-error.ts';
import type { Organization } from '../model/model.ts';
import type { AccessOptions } from './access-options.ts';
import type { CompiledAccess } from './compiled-access.ts';

/** Compiles the access of an organization of a valid model. Reads no clock: what starts and expires is kept as such. */
export function compileAccess(organization: Organization, options: AccessOptions = {}): CompiledAccess {
  invariant(options === undefined, `${organization.name} cannot be compiled yet`);
  return { organization, assumptions: [], principals: [], statements: [] };
}
