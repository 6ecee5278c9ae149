import type { PlacedDiagnostic } from '../../../diagnostic/diagnostic.ts';
import type { JsonObject } from '../../../digest/json.ts';
import type { Organization, Team } from '../../../model/model.ts';
import { placeAt } from '../../../model/place.ts';
import { objectAddress } from '../../../plan/address.ts';
import { decidesAbout } from './decides-about.ts';
import { notEnforceable } from './not-enforceable.ts';
import type { Projecting } from './projecting.ts';
import type { ProjectedEntry, ProjectionPart } from './projection-part.ts';
import { nameOnGithub } from './team-names.ts';

/** Teams, but for those that an enterprise decides about. */
export function projectTeams(projecting: Projecting): ProjectionPart {
  const { organization, observed } = projecting;
  const entries: ProjectedEntry[] = [];
  const findings: PlacedDiagnostic[] = [];
  const parents = parentsIn(organization);
  for (const team of organization.teams.values()) {
    if (decidesAbout(observed, team.name) === 'enterprise') continue;
    const isNested = team.parent !== undefined || parents.has(team.name);
    if (isNested && team.github?.privacy === 'secret') findings.push(secretAndNested(projecting, team));
    entries.push({
      address: objectAddress('team', organization.name, team.name),
      value: teamValue(team, isNested),
      origin: team.origin,
      previously: team.previously.map((name) => objectAddress('team', organization.name, name)).reverse(),
    });
  }
  return { entries, findings };
}

function teamValue(team: Team, isNested: boolean): JsonObject {
  const { description, parent, github } = team;
  const { privacy, notifications } = github ?? {};
  return {
    name: nameOnGithub(team),
    ...(description === undefined ? {} : { description }),
    // GitHub makes a new team secret, and nests none that is.
    ...(isNested ? { privacy: 'closed' } : privacy === undefined ? {} : { privacy }),
    ...(notifications === undefined ? {} : { notifications }),
    ...(parent === undefined ? {} : { parent }),
  };
}

function parentsIn({ teams }: Organization): ReadonlySet<string> {
  return new Set([...teams.values()].flatMap(({ parent }) => parent ?? []));
}

function secretAndNested(projecting: Projecting, { name, origin }: Team): PlacedDiagnostic {
  return notEnforceable(projecting, {
    message: `team \`${name}\` is secret, and GitHub nests no secret team`,
    at: placeAt(origin, ['github', 'privacy']),
    hint: 'write `privacy: closed`, or give it neither a parent nor teams below it',
  });
}
