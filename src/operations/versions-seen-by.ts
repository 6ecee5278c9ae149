import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { GitReader, Oid } from '../git/git-repository.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { PolicyHistories } from '../plan/policy-history.ts';

export interface SeenVersions {
  /** Of the entry that holds them; 0 where there is none. */
  readonly sequence: number;
  readonly histories: PolicyHistories;
}

/**
 * The versions that were published when a commit was made: those of the newest entry whose source it contains.
 * @throws BylawError `git/history-cut-off` where a shallow clone has none of these sources
 */
export async function versionsSeenBy(
  git: GitReader,
  ledger: Ledger,
  organization: string,
  commit: Oid,
): Promise<SeenVersions> {
  const known = new Map<Oid, boolean>();
  for await (const recorded of ledger.entries({ organization })) {
    const { source, sequence } = recorded.entry;
    const counts = known.get(source) ?? (await isSourceOf(git, source, commit));
    known.set(source, counts);
    if (!counts) continue;
    const then = await ledger.treeAt(recorded.commit);
    return { sequence, histories: await then.policyHistories(organization) };
  }
  if (known.size > 0 && (await git.isShallow())) {
    const what = `which policy versions commit ${commit.slice(0, 12)} could know of cannot be told`;
    throw new BylawError(
      'git/history-cut-off',
      `${what}: the history of this clone is cut off before the last apply`,
    );
  }
  return { sequence: 0, histories: new Map() };
}

/** A source that is not in this clone is no ancestor that anybody here has seen. */
async function isSourceOf(git: GitReader, source: Oid, commit: Oid): Promise<boolean> {
  try {
    return await git.isAncestor(source, commit);
  } catch (error) {
    if (error instanceof BylawError && error.code === 'git/missing-object') return false;
    throw error;
  }
}
