import type { JsonObject } from '../digest/json.ts';
import type { Organization } from '../model/model.ts';
import type { CompiledAccess } from './compiled-access.ts';
import { permissionOf } from './effective-permissions.ts';
import type { Action } from './engine/action-table.ts';
import { engineOf } from './engine/engine.ts';
import { inactivityAt } from './engine/inactivity.ts';
import { beginRequest, endRequest } from './engine/load-request.ts';

/** The strongest sort of action that somebody may do somewhere, if only under conditions. */
export type StrongestAccess = 'privileged' | 'admin';

/**
 * Tells of principals whether they may do any action that the catalogue calls `privileged`, or else any of
 * `access: admin`, by effective access: what is denied everywhere does not count.
 *
 * @param now milliseconds since 1970
 */
export function strongestAccess(
  access: CompiledAccess,
  { services }: Organization,
  now: number,
): (principal: string) => StrongestAccess | undefined {
  const engine = engineOf(access);
  const actions = engine.actions.services.flatMap(({ name, actions: own }) => {
    const declared = services.get(name)?.actions ?? {};
    return own.map((action) => {
      const { privileged, access: sort } = (declared[action.text.slice(name.length + 1)] ?? {}) as JsonObject;
      return { action, privileged, sort };
    });
  });
  const privileged = actions.flatMap((each) => (each.privileged === true ? [each.action] : []));
  const admin = actions.flatMap((each) =>
    each.sort === 'admin' && each.privileged !== true ? [each.action] : [],
  );
  return (name) => {
    const principal = engine.byName.get(name);
    if (principal === undefined || inactivityAt(principal, now) !== undefined) return undefined;
    const frame = beginRequest(engine, principal.subject, now);
    const mayAny = (some: readonly Action[]) =>
      some.some((action) => {
        const permission = permissionOf(engine, frame, principal, action);
        return 'extent' in permission && permission.extent !== 'never';
      });
    try {
      if (mayAny(privileged)) return 'privileged';
      return mayAny(admin) ? 'admin' : undefined;
    } finally {
      endRequest(frame);
    }
  };
}
