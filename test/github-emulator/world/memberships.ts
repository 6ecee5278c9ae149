import { Refusal } from '../refusal.ts';
import type { Act } from '../route.ts';
import type { Account, Membership, Organization } from '../state.ts';
import { convertToOutsideCollaborator } from './outside-collaborators.ts';

export function addMember(act: Act, account: Account, role: Membership['role']): void {
  act.organization.members.set(account.id, { account: account.id, role, public: false, since: act.now });
  act.effect({
    action: 'create',
    what: 'member',
    name: account.login,
    account: account.id,
    after: { role },
  });
}

function isLastOwner(organization: Organization, account: Account): boolean {
  if (organization.members.get(account.id)?.role !== 'admin') {
    return false;
  }
  for (const member of organization.members.values()) {
    if (member.role === 'admin' && member.account !== account.id) {
      return false;
    }
  }
  return true;
}

function mustNotBeLastOwner(organization: Organization, account: Account): void {
  if (isLastOwner(organization, account)) {
    throw new Refusal(403, 'You cannot remove the last owner of an organization.');
  }
}

/** Teams keep what they stored: an owner who becomes a member is in each team what they were before. */
export function changeMemberRole(act: Act, account: Account, role: Membership['role']): void {
  const membership = act.organization.members.get(account.id);
  if (membership === undefined || membership.role === role) {
    return;
  }
  if (role === 'member') {
    mustNotBeLastOwner(act.organization, account);
  }
  const before = membership.role;
  membership.role = role;
  act.effect({
    action: 'update',
    what: 'member',
    name: account.login,
    account: account.id,
    before: { role: before },
    after: { role },
  });
}

/** Leaves all teams, and what organization roles the person held; direct permissions on repositories go, too. */
export function removeMember(act: Act, account: Account): void {
  const { organization } = act;
  const membership = organization.members.get(account.id);
  if (membership === undefined) {
    return;
  }
  mustNotBeLastOwner(organization, account);
  forgetMember(act, account);
  for (const repository of organization.repositories.values()) {
    repository.collaborators.delete(account.id);
  }
}

function forgetMember(act: Act, account: Account): void {
  const { organization } = act;
  const role = organization.members.get(account.id)?.role;
  organization.members.delete(account.id);
  act.effect({
    action: 'delete',
    what: 'member',
    name: account.login,
    account: account.id,
    before: { role },
  });
  for (const team of organization.teams.values()) {
    const before = team.members.get(account.id);
    if (team.members.delete(account.id)) {
      act.effect({
        action: 'delete',
        what: 'team-member',
        name: `${team.slug}/${account.login}`,
        account: account.id,
        team: team.id,
        before: { role: before },
      });
    }
  }
  const kept = organization.roleAssignments.filter(
    ({ holder }) => !('account' in holder && holder.account === account.id),
  );
  organization.roleAssignments.splice(0, organization.roleAssignments.length, ...kept);
}

/** Leaves the organization and keeps, directly, what its teams gave on repositories. */
export function makeOutsideCollaborator(act: Act, account: Account): void {
  mustNotBeLastOwner(act.organization, account);
  const permissions = convertToOutsideCollaborator(act, account);
  forgetMember(act, account);
  act.effect({
    action: 'create',
    what: 'outside-collaborator',
    name: account.login,
    account: account.id,
    after: permissions,
  });
}
