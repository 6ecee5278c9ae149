import type { Observed } from './observed.ts';

/** What decides about a team, where the organization does not. Teams may have any name: `constructor` is one, too. */
export function decidesAbout(
  { elsewhere }: Pick<Observed, 'elsewhere'>,
  team: string,
): 'enterprise' | 'synchronized' | undefined {
  return Object.hasOwn(elsewhere, team) ? elsewhere[team] : undefined;
}
