import { personOf, teamOf } from '../../../plan/edge-addresses.ts';
import type { Change } from '../../../plan/plan.ts';
import { expectGone } from './expect-done.ts';
import { setTeamRole } from './set-team-role.ts';
import type { Work } from './work.ts';

/** Somebody's place in a team. */
export async function writeTeamMember(work: Work, { action, address, after }: Change): Promise<void> {
  const { draft } = work;
  if (action === 'delete') {
    await leaveTeam(work, address);
    draft.entries.delete(address);
    return;
  }
  const role = after?.role === 'maintainer' ? 'maintainer' : 'member';
  await setTeamRole(work, address, role);
  draft.entries.set(address, { ...draft.entries.get(address), ...after, role });
}

/** Of the team only: who is in one below stays in that. */
async function leaveTeam({ attempt, draft, org }: Work, edge: string): Promise<void> {
  const { slug: team_slug } = draft.teamAt(teamOf(edge));
  const username = draft.loginAt(personOf(edge));
  const parameters = { org, team_slug, username };
  const look = async () => {
    const route = 'GET /orgs/{org}/teams/{team_slug}/memberships/{username}';
    return (await attempt.client.find(route, parameters)) === undefined;
  };
  const route = 'DELETE /orgs/{org}/teams/{team_slug}/memberships/{username}';
  expectGone(await attempt.send(route, parameters, look));
}
