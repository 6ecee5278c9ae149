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
 * who can never be invited would else keep all history open. Where every result left something, it is that of any other target of the organization before
 * them, else the oldest. Of a section that was never applied it is that of any other as well: a new target is no way
 * around it.
 */
export async function wholeSource(
  git: GitReader,
  ledger: Ledger,
  organization: Pick<Organization, 'name' | 'previously'>,
  target: string,
): Promise<WholeSource> {
  const names = recordedNames(ledger, organization);
  const own = await newestWhole(git, ledger, names, { target });
  return own === 'never' ? newestWhole(git, ledger, names, {}) : own;
}

async function newestWhole(
  git: GitReader,
  ledger: Ledger,
  names: readonly string[],
  { target, before = Number.POSITIVE_INFINITY }: { readonly target?: string; readonly before?: number },
): Promise<WholeSource> {
  let oldest: Pick<LedgerEntry, 'source' | 'sequence'> | undefined;
  for (const organization of names) {
    for await (const { entry } of ledger.entries({
      organization,
      ...(target === undefined ? {} : { target }),
    })) {
      if (entry.kind !== 'result' || entry.sequence >= before) continue;
      oldest = entry;
      if (isWhole(entry) && (await hasCommit(git, entry.source))) return { commit: entry.source };
    }
  }
  if (oldest === undefined) return 'never';
  // What brought a target that all of was held of may have brought more: that of its organization before it.
  const earlier =
    target === undefined ? 'never' : await newestWhole(git, ledger, names, { before: oldest.sequence });
  if (earlier !== 'never') return earlier;
  return (await hasCommit(git, oldest.source)) ? { commit: oldest.source } : 'lost';
}

export function isWhole({ outcomes = [], leftOut }: Pick<LedgerEntry, 'outcomes' | 'leftOut'>): boolean {
  return leftOut === undefined && outcomes.every(({ status }) => status !== 'held');
}
