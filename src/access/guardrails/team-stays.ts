import type { Organization } from '../../model/model.ts';

/** A time in a team, and so in those above it. */
export interface Stay {
  /** The team and all above it. */
  readonly teams: readonly string[];
  /** In milliseconds: from then on, and before. */
  readonly starts: number;
  readonly expires: number;
}

/** Who is in which teams when, by `member/ana` and `service-account/ci`. */
export function teamStays({ teams }: Pick<Organization, 'teams'>): (principal: string) => readonly Stay[] {
  const byPrincipal = new Map<string, Stay[]>();
  for (const { name, members } of teams.values()) {
    const chain = teamChain(teams, name);
    for (const { member, starts, expires } of members) {
      const principal = member.includes('/') ? member : `member/${member}`;
      const stays = byPrincipal.get(principal) ?? [];
      byPrincipal.set(principal, stays);
      stays.push({
        teams: chain,
        starts: starts === undefined ? Number.NEGATIVE_INFINITY : Date.parse(starts),
        expires: expires === undefined ? Number.POSITIVE_INFINITY : Date.parse(expires),
      });
    }
  }
  return (principal) => byPrincipal.get(principal) ?? none;
}

const none: readonly Stay[] = [];

/** Whether one of some teams is among those of the stays at a time. */
export function isInSome(stays: readonly Stay[], teams: ReadonlySet<string>, now: number): boolean {
  return stays.some(
    ({ teams: own, starts, expires }) =>
      starts <= now && now < expires && own.some((team) => teams.has(team)),
  );
}

/** A team and all above it. A cycle of parents is an error of the model, and ends here all the same. */
export function teamChain(teams: Organization['teams'], name: string): readonly string[] {
  const chain = new Set<string>();
  for (let at: string | undefined = name; at !== undefined && !chain.has(at); at = teams.get(at)?.parent)
    chain.add(at);
  return [...chain];
}
