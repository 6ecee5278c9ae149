import type { ObservedMember } from '../../audit/observations/observed-member.ts';
import type { GitReader } from '../../git/git-repository.ts';
import { newestObserved } from '../../ledger/observed/open-observed.ts';
import { readObserved } from '../../ledger/observed/read-observed.ts';

/**
 * What this clone knows to have been seen of members of an organization: of all, or of one. Asks no remote; `remote`
 * is the ledger's. For showing alone: nothing may be decided by it.
 * @throws BylawError `observe/corrupt`
 */
export async function observedMembers(
  git: GitReader,
  remote: string | undefined,
  organization: string,
  member?: string,
): Promise<ReadonlyMap<string, ObservedMember>> {
  const tip = await newestObserved(git, remote);
  const files = await readObserved(
    git,
    tip,
    (place) => place.organization === organization && (member === undefined || place.member === member),
  );
  return new Map(files.map((file) => [file.member, file.observed]));
}
