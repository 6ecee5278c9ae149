import type { Organization } from '../../model/model.ts';

/** The teams above a team, the topmost first. */
export function teamsAbove({ teams }: Organization, name: string): readonly string[] {
  const above = new Set<string>();
  // A cycle of parents is an error of the model, and ends here all the same.
  for (let at = teams.get(name)?.parent; at !== undefined && !above.has(at); at = teams.get(at)?.parent)
    above.add(at);
  return [...above].reverse();
}
