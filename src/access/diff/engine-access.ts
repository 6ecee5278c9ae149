import type { CompiledAccess } from '../compiled-access.ts';
import { type Engine, engineOf } from '../engine/engine.ts';
import type { Universe } from '../sets/universe.ts';
import type { AccessKeys } from './access-keys.ts';
import { contentKeys } from './engine/content-keys.ts';
import { heldAccess } from './engine/held-access.ts';
import { momentsOf } from './engine/moments.ts';
import { routesTo } from './engine/routes-to.ts';
import { nothingHeld } from './pair-principals.ts';
import type { SystemAccess, SystemPrincipal } from './system-access.ts';

/**
 * Everybody's access as Bylaw decides it. To have invitations count as accepted, compile without them.
 *
 * @param keys one for both systems that are compared
 * @param universe of both
 */
export function engineAccess(access: CompiledAccess, keys: AccessKeys, universe: Universe): SystemAccess {
  const engine = engineOf(access);
  const content = contentKeys(engine, keys);
  const system = { engine, content };
  const last = { principal: '', now: Number.NaN, held: nothingHeld };
  return {
    universe,
    actionKey: (name) => {
      const action = engine.actions.find(name);
      return action === undefined ? '' : content.action(action);
    },
    principals: principalsOf(engine),
    at(principal, now) {
      // Whoever asks once asks again at once, and nobody asks of others later.
      if (last.principal !== principal || last.now !== now) {
        last.held = heldAccess(system, engine.byName.get(principal), now);
        last.principal = principal;
        last.now = now;
      }
      return last.held;
    },
    momentsOf: (principal, now) => momentsOf(engine, content, engine.byName.get(principal), now),
    // Of one that was compiled like another, whoever holds the same for ever is the same object.
    timelineOf: (principal) => engine.byName.get(principal),
    routesTo: (principal, point, now) => routesTo(engine, content, principal, point, now),
  };
}

/** Everybody but teams; by the very names by which they are found. */
function principalsOf({ byName }: Engine): readonly SystemPrincipal[] {
  const principals: SystemPrincipal[] = [];
  for (const [name, { subject }] of byName)
    if (subject.type !== 'team') principals.push({ name, id: `${subject.type}:${subject.id}` });
  return principals;
}
