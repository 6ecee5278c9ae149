import { valueAfter } from '../../../plan/apply-change.ts';
import type { Change } from '../../../plan/plan.ts';
import { ChangeFailed } from './change-failed.ts';
import { expectDone } from './expect-done.ts';
import { findTeam } from './find-team.ts';
import { notTaken, type TeamAnswer, teamRequest } from './team-fields.ts';
import type { Work } from './work.ts';

/** Changes a team in place: the number stays, so do its members and permissions; another name gives another slug. */
export async function editTeam({ attempt, draft, org }: Work, change: Change): Promise<void> {
  const { address } = change;
  const { slug, number } = draft.teamAt(address);
  const request = teamRequest(draft, address, change);
  const edited = valueAfter(draft.entries.get(address), change) ?? {};
  if (Object.keys(request).length === 0) {
    draft.entries.set(address, edited);
    return;
  }
  let found: TeamAnswer | undefined;
  const look = async () => {
    found = await findTeam(attempt.client, org, { slug, matches: ({ id }) => id === number });
    return found !== undefined && notTaken(request, found).length === 0;
  };
  const parameters = { org, team_slug: slug, ...request };
  const sent = await attempt.send('PATCH /orgs/{org}/teams/{team_slug}', parameters, look);
  const { data = found } = expectDone(sent);
  if (data === undefined) throw new ChangeFailed('GitHub changed the team and did not show it');
  if (data.id !== number) {
    throw new ChangeFailed(
      `\`${slug}\` was team ${data.id} by then, not ${number}, and that one was changed`,
    );
  }
  const ignored = notTaken(request, data);
  if (ignored.length > 0) {
    draft.entries.set(address, { ...draft.entries.get(address), slug: data.slug });
    throw new ChangeFailed(`GitHub took the request and left ${ignored.join(', ')} as it was`);
  }
  draft.entries.set(address, { ...edited, slug: data.slug });
}
