import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import { teamPeople } from '../../model/organization/team-people.ts';
import { placeAt } from '../../model/place.ts';
import type { Origin } from '../../parse/document.ts';
import { isShared } from './is-shared.ts';
import type { Finding } from './lint.ts';
import type { LintedOrganization } from './linted-organization.ts';

type Code = 'access/unused-role' | 'access/unused-policy' | 'access/unused-team' | 'access/unused-zone';

/** The messages are without names, so that many of one kind are told as one. */
export function* rolesPoliciesTeamsAndZonesAreUsed(linted: LintedOrganization): Iterable<Finding> {
  const { organization, uses } = linted;
  const { roles, policies, teams, zones } = organization;
  for (const { name, origin } of roles.values())
    if (!isShared(origin) && !uses.roles.has(name))
      yield unused('access/unused-role', `role/${name}`, origin, 'nobody holds this role', 'bind it');
  for (const { name, origin } of policies.values())
    if (!isShared(origin) && !uses.rolesOfPolicy.has(name) && !uses.boundaries.has(name))
      yield unused(
        'access/unused-policy',
        `policy/${name}`,
        origin,
        'no role uses this policy',
        'add it to a role',
      );
  const people = teamPeople(organization);
  for (const { name, origin, members } of teams.values())
    if (members.length === 0 && people(name).size === 0)
      yield unused(
        'access/unused-team',
        `team/${name}`,
        origin,
        'nobody is in this team',
        'say who is in it',
      );
  if (zones.size === 0 || asksForZones(linted)) return;
  for (const { name, origin, isolated } of zones.values())
    if (!isShared(origin) && !isolated && !uses.zones.has(name))
      yield unused(
        'access/unused-zone',
        `zone/${name}`,
        origin,
        'this zone changes nothing',
        'bind a role in it',
      );
}

function unused(code: Code, of: string, origin: Origin, message: string, use: string): Finding {
  const diagnostic: PlacedDiagnostic = createDiagnostic(code, {
    message,
    at: placeAt(origin, ['name']),
    hint: `remove it, or ${use}`,
  });
  return { of, diagnostic };
}

/** Whether some statement or binding looks at the zone of a resource. */
function asksForZones({ organization, statements }: LintedOrganization): boolean {
  const { members, serviceAccounts, tokens, teams } = organization;
  const inStatement = statements.some(
    ({ written, conditions }) =>
      conditions.some(({ key }) => key.name === 'resource.zone') ||
      JSON.stringify(written).includes('{zone}'),
  );
  return (
    inStatement ||
    [members, serviceAccounts, tokens, teams].some((holders) =>
      [...holders.values()].some(({ bindings }) =>
        bindings.some(({ on }) => on?.some((text) => text.includes('{zone}')) === true),
      ),
    )
  );
}
