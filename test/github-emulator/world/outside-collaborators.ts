import type { Act } from '../route.ts';
import type { Account, Organization } from '../state.ts';

/** Accounts with a direct permission on some repository that are no members. */
export function outsideCollaborators(organization: Organization): ReadonlySet<number> {
  const outside = new Set<number>();
  for (const repository of organization.repositories.values()) {
    for (const account of repository.collaborators.keys()) {
      if (!organization.members.has(account)) {
        outside.add(account);
      }
    }
  }
  return outside;
}

/** Gives a member directly what the teams give them; says what. */
export function convertToOutsideCollaborator(act: Act, account: Account): Readonly<Record<string, string>> {
  const given: Record<string, string> = {};
  for (const team of act.organization.teams.values()) {
    if (!team.members.has(account.id)) {
      continue;
    }
    for (const [id, permission] of team.repositories) {
      const repository = act.organization.repositories.get(id);
      if (repository !== undefined) {
        repository.collaborators.set(account.id, permission);
        given[repository.name] = permission;
      }
    }
  }
  return given;
}

export function removeOutsideCollaborator(act: Act, account: Account): void {
  const before: Record<string, string> = {};
  for (const repository of act.organization.repositories.values()) {
    const permission = repository.collaborators.get(account.id);
    if (permission !== undefined) {
      before[repository.name] = permission;
      repository.collaborators.delete(account.id);
    }
  }
  if (Object.keys(before).length > 0) {
    act.effect({
      action: 'delete',
      what: 'outside-collaborator',
      name: account.login,
      account: account.id,
      before,
    });
  }
}
