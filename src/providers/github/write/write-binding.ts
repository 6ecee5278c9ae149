import { bindingHolderOf } from '../../../plan/edge-addresses.ts';
import type { Change } from '../../../plan/plan.ts';
import { ChangeFailed } from './change-failed.ts';
import { expectDone, expectGone } from './expect-done.ts';
import type { Work } from './work.ts';

/** An organization role that a team or somebody holds. */
export async function writeBinding(work: Work, { action, address, before, after }: Change): Promise<void> {
  const { attempt, draft, org } = work;
  if (action === 'update') {
    draft.entries.set(address, { ...draft.entries.get(address), ...after });
    return;
  }
  const role_id = await roleId(work, String((after ?? before)?.role));
  const holder = bindingHolderOf(address);
  const isTeam = holder.startsWith('team:');
  const team_slug = isTeam ? draft.teamAt(holder).slug : '';
  const username = isTeam ? '' : draft.loginAt(holder);
  const look = async () => {
    const holds = isTeam
      ? await teamHolds(work, role_id, team_slug)
      : await personHolds(work, role_id, username);
    return holds === (action === 'create');
  };
  const verb = action === 'create' ? 'PUT' : 'DELETE';
  const sent = isTeam
    ? await attempt.send(
        `${verb} /orgs/{org}/organization-roles/teams/{team_slug}/{role_id}`,
        { org, team_slug, role_id },
        look,
      )
    : await attempt.send(
        `${verb} /orgs/{org}/organization-roles/users/{username}/{role_id}`,
        { org, username, role_id },
        look,
      );
  if (action === 'create') {
    expectDone(sent);
    draft.entries.set(address, after ?? {});
  } else {
    expectGone(sent);
    draft.entries.delete(address);
  }
}

async function roleId({ attempt, org }: Work, name: string): Promise<number> {
  const { data } = await attempt.client.rest('GET /orgs/{org}/organization-roles', { org });
  const found = data.roles?.find((role) => role.name === name);
  if (found !== undefined) return Number(found.id);
  const names = data.roles?.map((role) => `\`${role.name}\``).join(', ') ?? 'none';
  throw new ChangeFailed(`the organization has no role \`${name}\`: it has ${names}`);
}

async function teamHolds({ attempt, org }: Work, role_id: number, slug: string): Promise<boolean> {
  const route = 'GET /orgs/{org}/organization-roles/{role_id}/teams';
  const rows = await attempt.client.paginate(route, { org, role_id, per_page: 100 });
  return rows.some((row) => row.slug === slug && row.assignment !== 'indirect');
}

async function personHolds({ attempt, org }: Work, role_id: number, login: string): Promise<boolean> {
  const route = 'GET /orgs/{org}/organization-roles/{role_id}/users';
  const rows = await attempt.client.paginate(route, { org, role_id, per_page: 100 });
  return rows.some((row) => row.login.toLowerCase() === login.toLowerCase() && row.assignment !== 'indirect');
}
