import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { Organization } from '../../model/model.ts';
import { placeAt } from '../../model/place.ts';
import type { Finding } from './lint.ts';
import type { LintedOrganization } from './linted-organization.ts';

/** At any time: dates are not looked at. */
export function* activeMembersHaveAccess({ organization }: LintedOrganization): Iterable<Finding> {
  if (organization.roles.size === 0) return;
  let reached: ReadonlySet<string> | undefined;
  for (const { name, status, role, bindings, origin } of organization.members.values()) {
    if (status !== 'active' || role !== undefined || bindings.length > 0) continue;
    reached ??= peopleOfBoundTeams(organization);
    if (reached.has(name)) continue;
    const diagnostic = createDiagnostic('access/no-access', {
      message: 'this member has no access',
      at: placeAt(origin, ['name']),
      hint: 'give them a role or a team, or remove them',
    });
    yield { of: `member/${name}`, diagnostic };
  }
}

/** Everybody in a team that holds a role, or below one. */
function peopleOfBoundTeams({ teams }: Organization): ReadonlySet<string> {
  const people = new Set<string>();
  for (const team of teams.values()) {
    const seen = new Set<string>();
    let at: typeof team | undefined = team;
    while (at !== undefined && at.bindings.length === 0 && !seen.has(at.name)) {
      seen.add(at.name);
      at = at.parent === undefined ? undefined : teams.get(at.parent);
    }
    if (at === undefined || at.bindings.length === 0) continue;
    for (const { member } of team.members) people.add(member);
  }
  return people;
}
