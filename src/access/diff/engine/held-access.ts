import type { CompiledAccess } from '../../compiled-access.ts';
import type { Engine } from '../../engine/engine.ts';
import { inactivityAt } from '../../engine/inactivity.ts';
import type { AccessSet } from '../../sets/access-set.ts';
import { effectiveAccess } from '../../sets/effective-access.ts';
import type { HeldAccess } from '../system-access.ts';
import type { ContentKeys } from './content-keys.ts';
import { heldLayers } from './held-layers.ts';
import { type HeldParts, partsOfLayer } from './held-parts.ts';
import { heldSayings } from './held-sayings.ts';
import { keyOfLayer } from './layer-keys.ts';

/** What a principal holds at a time, with keys for it and its parts; each is made when it is asked for. */
export function heldAccess(
  engine: Engine & CompiledAccess,
  content: ContentKeys,
  name: string,
  now: number,
): HeldAccess {
  const principal = engine.byName.get(name);
  const isActive = principal !== undefined && inactivityAt(principal, now) === undefined;
  const layers = isActive ? heldLayers(engine, principal, now) : [];
  const parts: readonly HeldParts[] = isActive
    ? layers.flatMap((layer) => partsOfLayer({ engine, content, principal, now }, layer))
    : [];
  let key: string | undefined;
  let set: AccessSet | undefined;
  return {
    groups: parts.map(({ group }) => group),
    wayTo: (group, part) => parts[group]?.wayTo(part) ?? [],
    get set() {
      set ??= effectiveAccess(engine, name, now);
      return set;
    },
    get key() {
      key ??= layers.map((layer) => keyOfLayer(content, layer, now)).join('/');
      return key;
    },
    sayingsOf: (action, beginnings) => heldSayings({ engine, content, layers, now }, action, beginnings),
  };
}
