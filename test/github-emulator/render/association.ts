import type { OwnedRepository } from '../emulator-state.ts';

/** What somebody is to a repository, in the words of `author_association`. */
export function associationOf({ owner, repository }: OwnedRepository, account: number): string {
  if (owner.id === account) {
    return 'OWNER';
  }
  if ('members' in owner && owner.members.has(account)) {
    return 'MEMBER';
  }
  return repository.collaborators.has(account) ? 'COLLABORATOR' : 'NONE';
}
