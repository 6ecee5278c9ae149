import type { Engine } from '../engine/engine.ts';
import type { CompiledPrincipal } from '../engine/principal.ts';

/** Finds somebody as they were: by the id, which stays when the name does not. */
export function whoWas(
  before: Engine | undefined,
): (principal: CompiledPrincipal) => CompiledPrincipal | undefined {
  let byId: ReadonlyMap<string, CompiledPrincipal> | undefined;
  return (principal) => {
    if (before === undefined) return undefined;
    const same = before.byName.get(principal.name);
    if (same !== undefined && idOf(same) === idOf(principal)) return same;
    byId ??= new Map([...before.byName.values()].map((each) => [idOf(each), each]));
    return byId.get(idOf(principal));
  };
}

function idOf({ name, subject: { type, id } }: CompiledPrincipal): string {
  return id === undefined ? name : `${type}:${id}`;
}
