import type { Act } from '../route.ts';
import type { OrganizationRole, RoleAssignment } from '../state.ts';

type Holder = RoleAssignment['holder'];

function sameHolder(one: Holder, other: Holder): boolean {
  return 'team' in one
    ? 'team' in other && one.team === other.team
    : 'account' in other && one.account === other.account;
}

function nameOf(act: Act, holder: Holder): string {
  return 'team' in holder
    ? (act.organization.teams.get(holder.team)?.slug ?? String(holder.team))
    : (act.state.accounts.get(holder.account)?.login ?? String(holder.account));
}

function told(
  act: Act,
  role: OrganizationRole,
  holder: Holder,
): { name: string; account?: number; team?: number } {
  return { name: `${nameOf(act, holder)}#${role.name}`, ...holder };
}

export function assignRole(act: Act, role: OrganizationRole, holder: Holder): void {
  const { roleAssignments } = act.organization;
  if (roleAssignments.some((one) => one.role === role.id && sameHolder(one.holder, holder))) {
    return;
  }
  roleAssignments.push({ role: role.id, holder });
  act.effect({
    action: 'create',
    what: 'organization-role',
    ...told(act, role, holder),
    after: { role: role.name },
  });
}

export function revokeRole(act: Act, role: OrganizationRole, holder: Holder): void {
  const { roleAssignments } = act.organization;
  const index = roleAssignments.findIndex((one) => one.role === role.id && sameHolder(one.holder, holder));
  if (index < 0) {
    return;
  }
  roleAssignments.splice(index, 1);
  act.effect({
    action: 'delete',
    what: 'organization-role',
    ...told(act, role, holder),
    before: { role: role.name },
  });
}
