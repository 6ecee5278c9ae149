import { invariant } from '../diagnostic/bylaw-error.ts';
import type { EffectivePermission } from './answers.ts';
import { always } from './compile/compile-holdings.ts';
import type { CompiledAccess } from './compiled-access.ts';
import { permissionOf } from './effective-permissions.ts';
import { type Engine, engineOf } from './engine/engine.ts';
import { beginRequest, endRequest } from './engine/load-request.ts';
import type { CompiledPrincipal, CompiledRole } from './engine/principal.ts';
import { ofAnybody } from './engine/reachable.ts';

/**
 * What a role gives over the whole catalogue to whoever holds it without scope, as `effectivePermissions` tells it.
 * What depends on the holder or on the time counts as a condition; boundaries are not looked at.
 */
export function rolePermissions(access: CompiledAccess, name: string): readonly EffectivePermission[] {
  const engine = engineOf(access);
  const role = engine.roles.get(name);
  invariant(role !== undefined, 'what an undeclared role gives is not asked');
  const holder = holderOf(engine, role);
  const unbounded: Engine = { ...engine, boundary: undefined };
  const frame = beginRequest(engine, engine.nobody, 0);
  try {
    const actions = engine.actions.services.flatMap((service) => service.actions);
    return actions.flatMap((action) => permissionOf(unbounded, frame, holder, action, ofAnybody));
  } finally {
    endRequest(frame);
  }
}

/** Somebody who holds nothing but the role. */
function holderOf({ nobody }: Engine, role: CompiledRole): CompiledPrincipal {
  const holding = { role, table: role.table, scope: undefined, ...always, teams: [], binding: undefined };
  return {
    name: `role/${role.name}`,
    subject: nobody,
    inactive: undefined,
    invitationExpires: Number.POSITIVE_INFINITY,
    groups: [{ holdings: [holding], ...always, membership: undefined }],
    boundary: undefined,
    token: undefined,
  };
}
