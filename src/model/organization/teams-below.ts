import type { Organization } from '../model.ts';

/** The teams right below each team that has any. */
export function teamsBelow({ teams }: Pick<Organization, 'teams'>): ReadonlyMap<string, readonly string[]> {
  const below = new Map<string, string[]>();
  for (const { name, parent } of teams.values()) {
    if (parent === undefined) continue;
    const others = below.get(parent);
    if (others === undefined) below.set(parent, [name]);
    else others.push(name);
  }
  return below;
}
