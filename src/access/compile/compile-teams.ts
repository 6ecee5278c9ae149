import type { Organization } from '../../model/model.ts';
import type { CompiledPrincipal, Holding } from '../engine/principal.ts';
import { sameDocuments } from '../same-documents.ts';
import { always, type HoldingCompiler, through } from './compile-holdings.ts';
import type { CompiledTeam } from './compiled-team.ts';
import type { Earlier } from './earlier.ts';
import { areSameHoldings, areSameTexts } from './is-same.ts';

/** @param earlier what gives the same as there is the same object */
export function compileTeams(
  { teams }: Organization,
  compiler: HoldingCompiler,
  earlier: Earlier | undefined,
): ReadonlyMap<string, CompiledTeam> {
  const same = earlier && sameDocuments(earlier.organization.teams, teams);
  const known = new Map<string, readonly Holding[]>();
  const compiled = new Map<string, CompiledTeam>();
  for (const name of teams.keys()) compiled.set(name, compileTeam(name));
  return compiled;

  function compileTeam(name: string): CompiledTeam {
    const before = earlier?.teams.get(name);
    if (before?.chain.every(isUnchanged)) return before;
    const chain = chainOf(name);
    const holdings = holdingsOf(chain);
    if (
      before !== undefined &&
      areSameTexts(before.chain, chain) &&
      areSameHoldings(before.holdings, holdings)
    )
      return before;
    return { chain, holdings, asPrincipal: asPrincipal(name, chain, holdings) };
  }

  function holdingsOf(chain: readonly string[]): readonly Holding[] {
    const holdings: Holding[] = [];
    for (const [depth, team] of chain.entries()) {
      const own = ownOf(team);
      if (own.length === 0) continue;
      const way = chain.slice(0, depth + 1);
      for (const each of own) holdings.push(through(way, each));
    }
    return holdings;
  }

  /** A team is an ancestor of many. */
  function ownOf(team: string): readonly Holding[] {
    const own = known.get(team) ?? compiler.bound(teams.get(team)?.bindings ?? []);
    known.set(team, own);
    return own;
  }

  /** Whether a team says the same, its parent with it, and the roles that it is bound to are the same objects. */
  function isUnchanged(team: string): boolean {
    const bindings = same?.has(team) ? teams.get(team)?.bindings : undefined;
    return bindings?.every(({ role }) => compiler.roles.get(role) === earlier?.roles.get(role)) === true;
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
