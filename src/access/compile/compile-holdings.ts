import type { Binding, Organization, Role } from '../../model/model.ts';
import { unknownZone } from '../engine/frame.ts';
import type { CompiledRole, Holding, HoldingGroup, Scope } from '../engine/principal.ts';
import { compileVarying, type Workshop } from '../statements/compiled-statement.ts';
import { resourceSet } from '../text/resource-set.ts';

/** Turns bindings into what decisions are made from; equal scopes are one. */
export interface HoldingCompiler {
  /** Bindings held by a principal itself. */
  bound(bindings: readonly Binding[]): readonly Holding[];
  /** The one organization role: a binding without scope that is always in force, one group for all who have it. */
  organizationRole(role: string | undefined): HoldingGroup | undefined;
  /** Every role that is declared, held or not. */
  readonly roles: ReadonlyMap<string, CompiledRole>;
}

/** What was made of bindings in a workshop, for whoever compiles more of them there. */
export interface KnownHoldings {
  /** By zone and resources. */
  readonly scopes: Map<string, Scope>;
  /** Of the one organization role. */
  readonly organizationRoles: Map<CompiledRole, HoldingGroup>;
}

export function noHoldings(): KnownHoldings {
  return { scopes: new Map(), organizationRoles: new Map() };
}

export function holdingCompiler(
  { roles: declared }: Organization,
  { zones, variables }: Pick<Workshop, 'zones' | 'variables'>,
  compileRole: (role: Role) => CompiledRole,
  { scopes, organizationRoles }: KnownHoldings,
): HoldingCompiler {
  const roles = new Map<string, CompiledRole>();
  for (const role of declared.values()) roles.set(role.name, compileRole(role));
  const zoneNumbers = new Map(zones.names.map((name, number) => [name, number]));
  return {
    roles,
    bound(bindings) {
      // Few hold anything themselves.
      if (bindings.length === 0) return nothing;
      return bindings.flatMap((binding): Holding | readonly [] => {
        const role = roles.get(binding.role);
        if (role === undefined) return [];
        const { isLimited, starts, expires } = periodOf(binding);
        const scope = scopeOf(binding);
        return { role, table: role.table, scope, isLimited, starts, expires, teams: noTeams, binding };
      });
    },
    organizationRole(name) {
      const role = name === undefined ? undefined : roles.get(name);
      if (role === undefined) return undefined;
      const known = organizationRoles.get(role);
      if (known !== undefined) return known;
      const held = {
        role,
        table: role.table,
        scope: undefined,
        ...always,
        teams: noTeams,
        binding: undefined,
      };
      const group = { holdings: [held], membership: undefined, ...always };
      organizationRoles.set(role, group);
      return group;
    },
  };

  function scopeOf({ zone, on }: Binding): Scope | undefined {
    if (zone === undefined && on === undefined) return undefined;
    const key = JSON.stringify([zone, on]);
    const before = scopes.get(key);
    if (before !== undefined) return before;
    let variesByPrincipal = false;
    const resources = on?.map((text) =>
      compileVarying(text, variables, () => {
        variesByPrincipal = true;
      }),
    );
    const number = zone === undefined ? undefined : (zoneNumbers.get(zone) ?? unknownZone);
    const scope = { zone: number, on: resources && resourceSet(resources), variesByPrincipal };
    scopes.set(key, scope);
    return scope;
  }
}

const nothing: readonly Holding[] = [];
const noTeams: readonly string[] = [];

/** What the last of `teams` holds, for whoever is in the first: one is in the other. */
export function through(
  teams: readonly string[],
  { role, table, scope, isLimited, starts, expires, binding }: Holding,
): Holding {
  return { role, table, scope, isLimited, starts, expires, teams, binding };
}

/** When something is in force, in milliseconds: from `starts` on, before `expires`. */
export interface Period {
  readonly isLimited: boolean;
  readonly starts: number;
  readonly expires: number;
}

export const always: Period = {
  isLimited: false,
  starts: Number.NEGATIVE_INFINITY,
  expires: Number.POSITIVE_INFINITY,
};

export function periodOf({
  starts,
  expires,
}: {
  readonly starts?: string;
  readonly expires?: string;
}): Period {
  if (starts === undefined && expires === undefined) return always;
  return {
    isLimited: true,
    starts: starts === undefined ? always.starts : Date.parse(starts),
    expires: expires === undefined ? always.expires : Date.parse(expires),
  };
}
