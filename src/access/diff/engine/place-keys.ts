import type { Engine } from '../../engine/engine.ts';
import type { Holding, Scope } from '../../engine/principal.ts';
import type { AccessKeys } from '../access-keys.ts';
import { type Facets, noFacets, unionOfFacets } from './facets.ts';
import { patternsContent } from './statement-content.ts';

/** A key, and what else it depends on. */
export interface Keyed {
  readonly key: string;
  readonly facets: Facets;
}

export const everywhere: Keyed = { key: '', facets: noFacets };

/** Keys of where something counts: a scope, or the zones that keep it out. */
export interface PlaceKeys {
  of(holding: Holding): Keyed;
  /** All of them: which one a resource lies in depends on all. */
  zones(): Keyed;
}

export function placeKeys(engine: Engine, keys: AccessKeys): PlaceKeys {
  const { organization, zones: table } = engine;
  const scopes = new Map<Scope, Keyed>();
  let all: Keyed | undefined;
  return { of, zones };

  function of({ scope, binding, role }: Holding): Keyed {
    const isKeptOut = table.hasIsolated && !role.reachesZones && scope?.zone === undefined;
    if (scope === undefined) return isKeptOut ? zones() : everywhere;
    const own = scopes.get(scope) ?? ofScope(binding?.zone, binding?.on ?? []);
    scopes.set(scope, own);
    return isKeptOut ? both(own, zones()) : own;
  }

  function ofScope(zone: string | undefined, on: readonly string[]): Keyed {
    const { text, facets } = patternsContent(engine, on);
    const inZones = zone !== undefined || facets.readsZone ? zones() : everywhere;
    return {
      key: keys.of(`scope ${inZones.key} ${JSON.stringify(zone)} ${text}`),
      facets: unionOfFacets([facets, inZones.facets]),
    };
  }

  function both(one: Keyed, other: Keyed): Keyed {
    return {
      key: keys.of(`both ${one.key} ${other.key}`),
      facets: unionOfFacets([one.facets, other.facets]),
    };
  }

  function zones(): Keyed {
    if (all !== undefined) return all;
    const declared = [...organization.zones.values()];
    const texts = declared.map(({ name, isolated, resources }) =>
      JSON.stringify([name, isolated, [...resources].sort()]),
    );
    const patterns = declared.flatMap(({ resources }) => resources);
    const { text, facets } = patternsContent(engine, patterns);
    all = { key: keys.of(`zones ${texts.sort().join()} ${text}`), facets: { ...facets, readsZone: true } };
    return all;
  }
}
