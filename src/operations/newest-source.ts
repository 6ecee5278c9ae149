import type { Oid } from '../git/git-repository.ts';
import type { LedgerTree } from '../ledger/ledger.ts';

/** The commit that was applied last, to whatever target. */
export async function newestSource(
  ledger: Pick<LedgerTree, 'organizations' | 'targets' | 'applied'>,
): Promise<Oid | undefined> {
  let newest: { readonly sequence: number; readonly source: Oid } | undefined;
  for (const organization of ledger.organizations)
    for (const target of ledger.targets(organization)) {
      const applied = await ledger.applied({ organization, target });
      if (applied !== undefined && applied.sequence > (newest?.sequence ?? 0)) newest = applied;
    }
  return newest?.source;
}
