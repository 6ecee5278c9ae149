import { teamPeople } from '../../model/organization/team-people.ts';
import { teamsBelow } from '../../model/organization/teams-below.ts';
import { presentFields } from '../../model/present-fields.ts';
import { sortRows } from '../../report/tables/sort-rows.ts';
import { teamTable } from '../../report/views/team-table.ts';
import type { TeamListReport, TeamSummary } from '../../report/views/view-reports.ts';
import type { AskedSource } from '../access/asked-source.ts';
import { basisOf } from '../access/basis-of.ts';
import { withSource } from '../access/with-source.ts';
import type { Session } from '../session.ts';
import type { ListOptions } from './list-options.ts';
import { isInForce } from './standing-of.ts';

/** The teams of an organization. Throws `view/unknown-column`. */
export async function teamList(session: Session, options: ListOptions = {}): Promise<TeamListReport> {
  return withSource(session, options, async (source) => ({
    basis: basisOf(source),
    teams: sortRows(teamTable, summaries(source), options.sort),
  }));
}

function summaries({ organization, now }: AskedSource): readonly TeamSummary[] {
  const below = teamsBelow(organization);
  const peopleOf = teamPeople(organization, (stay) => isInForce(stay, now));
  return [...organization.teams.values()].map(({ name, displayName, parent, members, bindings, origin }) => {
    const present = members.filter((stay) => isInForce(stay, now));
    const roles = bindings.filter((binding) => isInForce(binding, now)).map(({ role }) => role);
    return {
      team: name,
      ...presentFields({ displayName, parent }),
      members: present.length,
      maintainers: present.filter(({ role }) => role === 'maintainer').length,
      people: peopleOf(name).size,
      subTeams: below.get(name)?.length ?? 0,
      roles: [...new Set(roles)],
      file: origin.file,
    };
  });
}
