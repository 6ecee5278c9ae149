import { BylawError } from '../../../diagnostic/bylaw-error.ts';
import { didYouMean } from '../../../diagnostic/nearest-name.ts';
import type { Organization, Team, TeamMembership } from '../../../model/model.ts';

/** Throws `edit/unknown-team`. */
export function knownTeam({ teams }: Organization, name: string): Team {
  const team = teams.get(name.replace(/^team\//, ''));
  if (team !== undefined) return team;
  throw new BylawError('edit/unknown-team', `there is no team \`${name}\``, didYouMean(name, teams.keys()));
}

/** How a team's list names somebody: `ana`, or `service-account/ci`. Throws `edit/unknown-member`. */
export function knownPerson({ members, serviceAccounts }: Organization, name: string): string {
  const person = name.replace(/^member\//, '');
  const machine = /^service-account\/(.*)$/.exec(person)?.[1];
  if (machine === undefined ? members.has(person) : serviceAccounts.has(machine)) return person;
  const names = [...members.keys(), ...[...serviceAccounts.keys()].map((each) => `service-account/${each}`)];
  throw new BylawError('edit/unknown-member', `there is no member \`${name}\``, didYouMean(person, names));
}

export function membershipOf({ members }: Team, person: string): TeamMembership | undefined {
  return members.find(({ member }) => member === person);
}
