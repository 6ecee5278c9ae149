import type { Organization, TeamMembership } from '../model.ts';
import { teamsBelow } from './teams-below.ts';

/**
 * Who is in a team and in the teams below it: `ana`, `service-account/ci`. Dates are not looked at, unless `counts`
 * does. The teams are sorted by their parents once, for all questions, where there are any.
 */
export function teamPeople(
  { teams }: Organization,
  counts: (membership: TeamMembership) => boolean = () => true,
): (name: string) => ReadonlySet<string> {
  let below: ReadonlyMap<string, readonly string[]> | undefined;
  return (name) => {
    below ??= teamsBelow({ teams });
    const people = new Set<string>();
    const found = new Set([name]);
    // A set takes in what is added while it is walked: each team once, even where parents form a cycle.
    for (const each of found) {
      for (const membership of teams.get(each)?.members ?? [])
        if (counts(membership)) people.add(membership.member);
      for (const team of below.get(each) ?? []) found.add(team);
    }
    return people;
  };
}
