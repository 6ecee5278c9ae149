import { invariant } from '../diagnostic/bylaw-error.ts';
import type { EffectivePermission, EffectivePermissions } from './answers.ts';
import type { CompiledAccess } from './compiled-access.ts';
import type { Layer } from './decision.ts';
import type { Action } from './engine/action-table.ts';
import type { Finding } from './engine/collect.ts';
import { type Engine, engineOf } from './engine/engine.ts';
import { extentOf } from './engine/extent.ts';
import type { Frame } from './engine/frame.ts';
import { inactivityAt } from './engine/inactivity.ts';
import { beginRequest, endRequest } from './engine/load-request.ts';
import type { CompiledPrincipal } from './engine/principal.ts';
import { type Asks, reachable } from './engine/reachable.ts';

/**
 * What a principal may do over the whole catalogue, with the statements that say so and their paths.
 *
 * @param now milliseconds since 1970
 */
export function effectivePermissions(
  access: CompiledAccess,
  principal: string,
  now: number,
): EffectivePermissions {
  invariant(!Number.isNaN(now), 'permissions are in force at some time');
  const engine = engineOf(access);
  const found = engine.byName.get(principal);
  const inactive =
    found === undefined ? ({ principal, because: 'unknown' } as const) : inactivityAt(found, now);
  if (found === undefined || inactive !== undefined)
    return { principal, permissions: [], ...(inactive === undefined ? {} : { inactive }) };
  const frame = beginRequest(engine, found.subject, now);
  try {
    const actions = engine.actions.services.flatMap((service) => service.actions);
    return {
      principal,
      permissions: actions.flatMap((action) => permissionOf(engine, frame, found, action)),
    };
  } finally {
    endRequest(frame);
  }
}

/** How far a principal may do one action; nothing where no binding allows it anywhere. */
export function permissionOf(
  engine: Engine,
  frame: Frame,
  principal: CompiledPrincipal,
  action: Action,
  asks?: Asks,
): EffectivePermission | readonly [] {
  const { layers, coversAll } = reachable(engine, frame, principal, action, asks);
  const isGiven = layers.every(
    ({ layer, findings }) => !givingLayers.includes(layer) || findings.some(allows),
  );
  if (!isGiven) return [];
  return {
    service: engine.actions.services[action.service]?.name ?? '',
    action: action.text,
    extent: extentOf(layers, coversAll),
    statements: layers.flatMap(({ findings }) => findings.map(({ contribution }) => contribution)),
  };
}

/** The others only take away. */
const givingLayers: readonly Layer[] = ['bindings', 'token-bindings'];

function allows({ contribution }: Finding): boolean {
  return contribution.effect === 'allow';
}
