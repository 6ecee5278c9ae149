/** A team with the permissions that GitHub lists for it. */
export interface ListedTeam {
  readonly number: number;
  readonly parent: number | undefined;
  readonly repositories: readonly { readonly name: string; readonly permission: string }[];
}

const ranks = ['read', 'triage', 'write', 'maintain', 'admin'];

/**
 * The permissions of each team without those it inherits. GitHub lists what a team inherits as if it were its own, at
 * the highest of both; so a permission that is no higher than what the team above has there adds nothing, and whether
 * it was given once more cannot be told.
 */
export function ownPermissions(
  teams: readonly ListedTeam[],
): ReadonlyMap<number, ListedTeam['repositories']> {
  const listed = new Map(teams.map((team) => [team.number, team]));
  const held = new Map<number, ReadonlyMap<string, string>>();
  function heldBy(number: number | undefined, below: ReadonlySet<number>): ReadonlyMap<string, string> {
    const team = number === undefined || below.has(number) ? undefined : listed.get(number);
    if (team === undefined) return new Map();
    const known = held.get(team.number);
    if (known !== undefined) return known;
    const above = heldBy(team.parent, new Set([...below, team.number]));
    const all = new Map(above);
    for (const { name, permission } of team.repositories) {
      if (adds(permission, above.get(name))) all.set(name, permission);
    }
    held.set(team.number, all);
    return all;
  }
  return new Map(
    teams.map(({ number, parent, repositories }) => {
      const above = heldBy(parent, new Set([number]));
      const own = repositories.filter(({ name, permission }) => adds(permission, above.get(name)));
      return [number, own] as const;
    }),
  );
}

/** A custom role, which has no rank, adds to every other. */
function adds(permission: string, above: string | undefined): boolean {
  if (above === undefined) return true;
  const [rank, rankAbove] = [ranks.indexOf(permission), ranks.indexOf(above)];
  return rank < 0 || rankAbove < 0 ? permission !== above : rank > rankAbove;
}
