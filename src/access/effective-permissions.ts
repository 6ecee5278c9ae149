import { invariant } from '../diagnostic/bylaw-error.ts';
import type { EffectivePermissions } from './answers.ts';
import type { CompiledAccess } from './compiled-access.ts';

/** What a principal may do over the whole catalogue, with the statements that say so and their paths. */
export function effectivePermissions(
  access: CompiledAccess,
  principal: string,
  now: number,
): EffectivePermissions {
  invariant(false, `${access.organization.name} ${principal} ${now}`);
}
