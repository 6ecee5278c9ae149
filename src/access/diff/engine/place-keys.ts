import type { Engine } from '../../engine/engine.ts';
import type { Holding, Scope } from '../../engine/principal.ts';
import type { AccessKeys } from '../access-keys.ts';
import { beginningsIn } from './beginnings-of.ts';
import { type Facets, noFacets, unionOfFacets } from './facets.ts';
import { patternsContent } from './statement-content.ts';

/** A key, and what else it depends on. */
export interface Keyed {
  readonly key: string;
  readonly facets: Facets;
}

/** Where something counts, with what the resources there begin with, one or another. */
export interface PlaceKeyed extends Keyed {
  readonly beginnings: readonly string[];
}

export const everywhere: PlaceKeyed = { key: '', facets: noFacets, beginnings: [''] };

/** Keys of where something counts: a scope, or the zones that keep it out. */
export interface PlaceKeys {
  of(holding: Holding): PlaceKeyed;
  /** All of them: which one a resource lies in depends on all. */
  zones(): PlaceKeyed;
}

export function placeKeys(engine: Engine, keys: AccessKeys): PlaceKeys {
  const { organization, zones: table } = engine;
  // Of one organization both sides hold the same objects where they say the same.
  const scopes = keys.about<Scope, PlaceKeyed>('scopes');
  let all: PlaceKeyed | undefined;
  return { of, zones };

  function of({ scope, binding, role }: Holding): PlaceKeyed {
    const isKeptOut = table.hasIsolated && !role.reachesZones && scope?.zone === undefined;
    if (scope === undefined) return isKeptOut ? zones() : everywhere;
    const own = scopes.get(scope) ?? ofScope(scope, binding?.zone, binding?.on ?? []);
    scopes.set(scope, own);
    return isKeptOut ? both(own, zones()) : own;
  }

  function ofScope(scope: Scope, zone: string | undefined, on: readonly string[]): PlaceKeyed {
    const { text, facets } = patternsContent(engine, on);
    const inZones = zone !== undefined || facets.readsZone ? zones() : everywhere;
    return {
      key: keys.of(`scope ${inZones.key} ${JSON.stringify(zone)} ${text}`),
      facets: unionOfFacets([facets, inZones.facets]),
      beginnings: scope.on === undefined ? everywhere.beginnings : beginningsIn(scope.on),
    };
  }

  function both(one: PlaceKeyed, other: PlaceKeyed): PlaceKeyed {
    return {
      key: keys.of(`both ${one.key} ${other.key}`),
      facets: unionOfFacets([one.facets, other.facets]),
      beginnings: one.beginnings,
    };
  }

  function zones(): PlaceKeyed {
    if (all !== undefined) return all;
    const declared = [...organization.zones.values()];
    const texts = declared.map(({ name, isolated, resources }) =>
      JSON.stringify([name, isolated, [...resources].sort()]),
    );
    const patterns = declared.flatMap(({ resources }) => resources);
    const { text, facets } = patternsContent(engine, patterns);
    all = {
      key: keys.of(`zones ${texts.sort().join()} ${text}`),
      facets: { ...facets, readsZone: true },
      beginnings: everywhere.beginnings,
    };
    return all;
  }
}
