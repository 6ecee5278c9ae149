import type { LedgerEntry } from '../../audit/entry.ts';
import type { GitReader, Oid } from '../../git/git-repository.ts';
import { hasCommit } from '../../git/has-commit.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { recordedNames } from '../../ledger/recorded-names.ts';
import type { Organization } from '../../model/model.ts';

/**
 * The files that were applied to a section as a whole last: `never` where nothing of the organization was applied at all,
 * `lost` where this clone has no such commit.
 */
export type WholeSource = { readonly commit: Oid } | 'never' | 'lost';

/**
 * The source of the newest result of all of a plan: what was left out or is held was brought by files that are newer than
 * those, so that whoever has to may still have to agree to it. What failed was asked about, and needs not be again: one
 * who can never be invited would else keep all history open. Where every result left something, it is the oldest. Of a
 * section that was never applied it is that of any other of its organization: a new target is no way around it.
 */
export async function wholeSource(
  git: GitReader,
  ledger: Ledger,
  organization: Pick<Organization, 'name' | 'previously'>,
  target: string,
): Promise<WholeSource> {
  const names = recordedNames(ledger, organization);
  const own = await newestWhole(git, ledger, names, target);
  return own === 'never' ? newestWhole(git, ledger, names, undefined) : own;
}

async function newestWhole(
  git: GitReader,
  ledger: Ledger,
  names: readonly string[],
  target: string | undefined,
): Promise<WholeSource> {
  let oldest: Oid | undefined;
  for (const organization of names) {
    for await (const { entry } of ledger.entries({
      organization,
      ...(target === undefined ? {} : { target }),
    })) {
      if (entry.kind !== 'result') continue;
      oldest = entry.source;
      if (isWhole(entry) && (await hasCommit(git, entry.source))) return { commit: entry.source };
    }
  }
  if (oldest === undefined) return 'never';
  return (await hasCommit(git, oldest)) ? { commit: oldest } : 'lost';
}

export function isWhole({ outcomes = [], leftOut }: Pick<LedgerEntry, 'outcomes' | 'leftOut'>): boolean {
  return leftOut === undefined && outcomes.every(({ status }) => status !== 'held');
}
