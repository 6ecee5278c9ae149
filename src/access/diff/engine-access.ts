import type { CompiledAccess } from '../compiled-access.ts';
import { engineOf } from '../engine/engine.ts';
import type { Universe } from '../sets/universe.ts';
import type { AccessKeys } from './access-keys.ts';
import { contentKeys } from './engine/content-keys.ts';
import { heldAccess } from './engine/held-access.ts';
import { momentsOf } from './engine/moments.ts';
import { routesTo } from './engine/routes-to.ts';
import type { HeldAccess, SystemAccess, SystemPrincipal } from './system-access.ts';

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
  let last: { readonly principal: string; readonly now: number; readonly held: HeldAccess } | undefined;
  return {
    universe,
    actionKey: (name) => {
      const action = engine.actions.find(name);
      return action === undefined ? '' : content.action(action);
    },
    principals: principalsOf(access),
    at(principal, now) {
      // Whoever asks once asks again at once, and nobody asks of others later.
      if (last?.principal === principal && last.now === now) return last.held;
      const held = heldAccess(system, engine.byName.get(principal), now);
      last = { principal, now, held };
      return held;
    },
    momentsOf: (principal, now) => momentsOf(engine, content, engine.byName.get(principal), now),
    // Of one that was compiled like another, whoever holds the same for ever is the same object.
    timelineOf: (principal) => engine.byName.get(principal),
    routesTo: (principal, point, now) => routesTo(engine, content, principal, point, now),
  };
}

function principalsOf({ organization }: CompiledAccess): readonly SystemPrincipal[] {
  const kinds = [
    ['member', organization.members],
    ['service-account', organization.serviceAccounts],
    ['token', organization.tokens],
  ] as const;
  return kinds.flatMap(([kind, all]) =>
    [...all.values()].map(({ name, id }) => ({ name: `${kind}/${name}`, id: `${kind}:${id}` })),
  );
}
