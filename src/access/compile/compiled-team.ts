import type { CompiledPrincipal, Holding } from '../engine/principal.ts';

/** What a team gives to whoever is in it. */
export interface CompiledTeam {
  /** The team, then its ancestors. */
  readonly chain: readonly string[];
  /** By its own bindings and those of its ancestors. */
  readonly holdings: readonly Holding[];
  /** Whoever is in the team and about whom nothing else is known. */
  readonly asPrincipal: CompiledPrincipal;
}
