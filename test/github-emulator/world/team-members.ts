import type { Act } from '../route.ts';
import type { Account, Organization, Team, TeamRole } from '../state.ts';

/** What a team member reads as: an owner of the organization is a maintainer of every team they are in. */
export function shownRole(organization: Organization, account: number, stored: TeamRole): TeamRole {
  return organization.members.get(account)?.role === 'admin' ? 'maintainer' : stored;
}

/** The team and all teams below it. */
export function subtree(organization: Organization, team: Team): readonly Team[] {
  const teams = [team];
  for (const one of teams) {
    for (const id of one.children) {
      const child = organization.teams.get(id);
      if (child !== undefined) {
        teams.push(child);
      }
    }
  }
  return teams;
}

export interface ListedMember {
  readonly account: number;
  readonly role: TeamRole;
  /** Whether only a child team has them. */
  readonly inherited: boolean;
}

/** As REST lists them: those of child teams among them. */
export function listedMembers(organization: Organization, team: Team): readonly ListedMember[] {
  const listed = new Map<number, ListedMember>();
  for (const one of subtree(organization, team)) {
    for (const [account, stored] of one.members) {
      if (!listed.has(account)) {
        const inherited = one !== team;
        const role = shownRole(organization, account, inherited ? 'member' : stored);
        listed.set(account, { account, role, inherited });
      }
    }
  }
  return [...listed.values()];
}

/** Puts a member of the organization into a team, or changes what they are there. */
export function setTeamMember(act: Act, team: Team, account: Account, role: TeamRole): void {
  const owner = act.organization.members.get(account.id)?.role === 'admin';
  const before = team.members.get(account.id);
  const stored = owner && role === 'member' ? (before ?? 'maintainer') : role;
  if (before === stored) {
    return;
  }
  team.members.set(account.id, stored);
  act.effect({
    action: before === undefined ? 'create' : 'update',
    what: 'team-member',
    name: `${team.slug}/${account.login}`,
    account: account.id,
    team: team.id,
    ...(before === undefined ? {} : { before: { role: before } }),
    after: { role: stored },
  });
}

export function removeTeamMember(act: Act, team: Team, account: Account): void {
  const before = team.members.get(account.id);
  team.members.delete(account.id);
  act.effect({
    action: 'delete',
    what: 'team-member',
    name: `${team.slug}/${account.login}`,
    account: account.id,
    team: team.id,
    before: { role: before },
  });
}
