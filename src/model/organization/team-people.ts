import type { Organization } from '../model.ts';

/** The names of those in a team and in the teams below it: `ana`, `service-account/ci`. Dates are not looked at. */
export function peopleOfTeam({ teams }: Organization, name: string): ReadonlySet<string> {
  const people = new Set<string>();
  const found = new Set([name]);
  // A set takes in what is added while it is walked: each team once, even where parents form a cycle.
  for (const each of found) {
    for (const { member } of teams.get(each)?.members ?? []) people.add(member);
    for (const team of teams.values()) if (team.parent === each) found.add(team.name);
  }
  return people;
}
