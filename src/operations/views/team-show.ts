import type { Team } from '../../model/model.ts';
import { teamPeople } from '../../model/organization/team-people.ts';
import { teamsBelow } from '../../model/organization/teams-below.ts';
import { presentFields } from '../../model/present-fields.ts';
import type { TeamBranch, TeamPersonReport, TeamShowReport } from '../../report/views/view-reports.ts';
import type { AskedSource } from '../access/asked-source.ts';
import { basisOf } from '../access/basis-of.ts';
import type { QuestionOptions } from '../access/question-options.ts';
import { withSource } from '../access/with-source.ts';
import { knownTeam } from '../edits/teams/known-team.ts';
import type { Session } from '../session.ts';
import { bindingReports } from './binding-reports.ts';
import { memberStatus } from './member-status.ts';
import { serviceAccountsOf } from './service-accounts-of.ts';
import { isInForce, standingOf } from './standing-of.ts';
import { teamsAbove } from './teams-above.ts';
import { placeOfName, withPlaces } from './with-places.ts';

export interface TeamShowOptions extends QuestionOptions {
  /** `core`, or `team/core`. */
  readonly team: string;
}

/** What is declared of a team, and what it has of those above and below it. Throws `edit/unknown-team`. */
export async function teamShow(session: Session, options: TeamShowOptions): Promise<TeamShowReport> {
  return withSource(session, options, async (source) => {
    const { organization, now } = source;
    const team = knownTeam(organization, options.team);
    const { name, displayName, description, previously, settings, github } = team;
    const peopleOf = teamPeople(organization, (stay) => isInForce(stay, now));
    const direct = new Set(team.members.filter((stay) => isInForce(stay, now)).map(({ member }) => member));
    const people = peopleOf(name).size;
    return {
      basis: basisOf(source),
      team: name,
      ...presentFields({ displayName, description, settings, github }),
      previously,
      within: teamsAbove(organization, name),
      at: await placeOfName(source, team),
      counts: { direct: direct.size, throughSubTeams: people - direct.size, people },
      members: await personReports(source, team),
      bindings: await bindingReports(source, team.bindings),
      inherited: await inheritedBindings(source, name),
      subTeams: branchesBelow(name, teamsBelow(organization), (each) => peopleOf(each).size),
      serviceAccounts: serviceAccountsOf(organization, `team/${name}`),
    };
  });
}

async function personReports(source: AskedSource, { members }: Team): Promise<readonly TeamPersonReport[]> {
  const { organization, now } = source;
  return withPlaces(
    source,
    members.map((stay) => {
      const { member, role, starts, expires, reason, ticket, origin } = stay;
      const machine = /^service-account\/(.*)$/.exec(member)?.[1];
      const person = organization.members.get(member);
      const status =
        person === undefined
          ? organization.serviceAccounts.get(machine ?? '')?.status
          : memberStatus(source, person);
      return {
        member,
        as: role,
        status: status ?? 'active',
        terms: presentFields({ starts, expires, reason, ticket }),
        inForce: standingOf(stay, now),
        origin,
      };
    }),
  );
}

/** Those of the nearest team above come first. */
async function inheritedBindings(source: AskedSource, name: string): Promise<TeamShowReport['inherited']> {
  const { organization } = source;
  const above = [...teamsAbove(organization, name)].reverse();
  const inherited = await Promise.all(
    above.map(async (from) => {
      const bindings = await bindingReports(source, organization.teams.get(from)?.bindings ?? []);
      return bindings.map((binding) => ({ ...binding, from }));
    }),
  );
  return inherited.flat();
}

function branchesBelow(
  name: string,
  below: ReadonlyMap<string, readonly string[]>,
  countPeople: (team: string) => number,
): readonly TeamBranch[] {
  return (below.get(name) ?? []).map((team) => ({
    team,
    people: countPeople(team),
    subTeams: branchesBelow(team, below, countPeople),
  }));
}
