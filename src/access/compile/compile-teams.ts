import type { Organization } from '../../model/model.ts';
import type { CompiledPrincipal, Holding } from '../engine/principal.ts';
import { always, type HoldingCompiler } from './compile-holdings.ts';
import { areSameHoldings, areSameTexts } from './is-same.ts';

/** What a team gives to whoever is in it. */
export interface CompiledTeam {
  /** The team, then its ancestors. */
  readonly chain: readonly string[];
  /** By its own bindings and those of its ancestors. */
  readonly holdings: readonly Holding[];
  /** Whoever is in the team and about whom nothing else is known. */
  readonly asPrincipal: CompiledPrincipal;
}

/** @param like those of the same workshop at another time: what gives the same is the same object */
export function compileTeams(
  { teams }: Organization,
  compiler: HoldingCompiler,
  like?: ReadonlyMap<string, CompiledTeam>,
): ReadonlyMap<string, CompiledTeam> {
  const compiled = new Map<string, CompiledTeam>();
  for (const name of teams.keys()) compiled.set(name, compileTeam(name));
  return compiled;

  function compileTeam(name: string): CompiledTeam {
    const chain = chainOf(name);
    const holdings = chain.flatMap((team, depth) =>
      compiler.bound(teams.get(team)?.bindings ?? [], chain.slice(0, depth + 1)),
    );
    const before = like?.get(name);
    if (
      before !== undefined &&
      areSameTexts(before.chain, chain) &&
      areSameHoldings(before.holdings, holdings)
    )
      return before;
    return { chain, holdings, asPrincipal: asPrincipal(name, chain, holdings) };
  }

  function chainOf(name: string): readonly string[] {
    const chain = new Set<string>();
    // A cycle of parents is an error of the model, and ends here all the same.
    for (let at: string | undefined = name; at !== undefined && !chain.has(at); at = teams.get(at)?.parent)
      chain.add(at);
    return [...chain];
  }
}

function asPrincipal(
  name: string,
  teams: readonly string[],
  holdings: readonly Holding[],
): CompiledPrincipal {
  return {
    name: `team/${name}`,
    subject: {
      type: 'team',
      name: undefined,
      id: undefined,
      attributes: new Map(),
      teams: [{ teams, ...always }],
    },
    inactive: undefined,
    groups: [{ holdings, membership: undefined, ...always }],
    invitationExpires: Number.POSITIVE_INFINITY,
    boundary: undefined,
    token: undefined,
  };
}
