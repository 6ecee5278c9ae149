import type { Action } from './action-table.ts';
import type { Engine } from './engine.ts';
import { extentOf } from './extent.ts';
import type { Frame } from './frame.ts';
import type { CompiledPrincipal } from './principal.ts';
import { inContext, reachable } from './reachable.ts';

/** Whether what is allowed on `*` in the context of a request is certainly allowed on every single resource in it. */
export function holdsForEach(
  engine: Engine,
  frame: Frame,
  principal: CompiledPrincipal,
  action: Action,
): boolean {
  const { layers, coversAll } = reachable(engine, frame, principal, action, inContext);
  return extentOf(layers, coversAll) === 'always';
}
