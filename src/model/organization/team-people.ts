import type { Organization } from '../model.ts';

/**
 * Who is in a team and in the teams below it: `ana`, `service-account/ci`. Dates are not looked at. The teams are
 * sorted by their parents once, for all questions, where there are any.
 */
export function teamPeople({ teams }: Organization): (name: string) => ReadonlySet<string> {
  let below: ReadonlyMap<string, readonly string[]> | undefined;
  return (name) => {
    below ??= teamsBelow(teams);
    const people = new Set<string>();
    const found = new Set([name]);
    // A set takes in what is added while it is walked: each team once, even where parents form a cycle.
    for (const each of found) {
      for (const { member } of teams.get(each)?.members ?? []) people.add(member);
      for (const team of below.get(each) ?? []) found.add(team);
    }
    return people;
  };
}

function teamsBelow(teams: Organization['teams']): ReadonlyMap<string, readonly string[]> {
  const below = new Map<string, string[]>();
  for (const { name, parent } of teams.values()) {
    if (parent === undefined) continue;
    const others = below.get(parent);
    if (others === undefined) below.set(parent, [name]);
    else others.push(name);
  }
  return below;
}
