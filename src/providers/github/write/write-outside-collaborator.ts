import type { Change } from '../../../plan/plan.ts';
import { expectGone } from './expect-done.ts';
import type { Work } from './work.ts';

/** Takes every repository from somebody who is no member. They are never made: no request can. */
export async function writeOutsideCollaborator({ attempt, draft, org }: Work, change: Change): Promise<void> {
  if (change.action !== 'delete') return;
  const username = draft.loginAt(change.address);
  const look = async () => {
    const rows = await attempt.client.paginate('GET /orgs/{org}/outside_collaborators', {
      org,
      per_page: 100,
    });
    return rows.every(({ login }) => login.toLowerCase() !== username.toLowerCase());
  };
  const route = 'DELETE /orgs/{org}/outside_collaborators/{username}';
  expectGone(await attempt.send(route, { org, username }, look));
  draft.entries.delete(change.address);
}
