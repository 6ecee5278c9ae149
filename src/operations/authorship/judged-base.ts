import type { GitReader, Oid } from '../../git/git-repository.ts';
import { hasCommit } from '../../git/has-commit.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { recordedNames } from '../../ledger/recorded-names.ts';
import type { Organization } from '../../model/model.ts';

/** The commit that an organization was applied from last; `lost` where this clone has none that it ever was. */
export type AppliedCommit = { readonly commit: Oid } | 'never' | 'lost';

/**
 * The source of the newest result, of whichever target. Where this clone lacks that commit, because history was
 * rewritten, it is the newest before it that is here.
 */
export async function lastApplied(
  git: GitReader,
  ledger: Ledger,
  organization: Pick<Organization, 'name' | 'previously'>,
): Promise<AppliedCommit> {
  const names = recordedNames(ledger, organization);
  let newest: { readonly sequence: number; readonly source: Oid } | undefined;
  for (const name of names)
    for (const target of ledger.targets(name)) {
      const applied = await ledger.applied({ organization: name, target });
      if (applied !== undefined && applied.sequence > (newest?.sequence ?? 0)) newest = applied;
    }
  if (newest === undefined) return 'never';
  if (await hasCommit(git, newest.source)) return { commit: newest.source };
  for (const name of names)
    for await (const { entry } of ledger.entries({ organization: name }))
      if (entry.kind === 'result' && (await hasCommit(git, entry.source))) return { commit: entry.source };
  return 'lost';
}
