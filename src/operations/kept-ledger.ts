import { managedFolder, policiesFolder, unmanagedFolder } from '../audit/ledger-paths.ts';
import type { RecordedState } from '../audit/recorded-state.ts';
import type { Scope } from '../audit/scope.ts';
import { openCache } from '../cache/cache.ts';
import { keepJson } from '../cache/keep-json.ts';
import { sha256 } from '../digest/digest.ts';
import type { GitReader } from '../git/git-repository.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { PolicyHistories } from '../plan/policy-history.ts';
import type { Session } from './session.ts';

/** Fewer files are read before a cache is. */
const manyFiles = 100;

export type LedgerContent = Pick<Ledger, 'readManaged' | 'policyHistories'>;

/** What a ledger holds, not read and checked again where an earlier run has: nearly all of it is as it was. */
export function keptLedger(
  git: Pick<GitReader, 'gitDirectory' | 'objectAt'>,
  ledger: Ledger,
  { environment }: Pick<Session, 'environment'>,
): LedgerContent {
  const { tree } = ledger;
  if (tree === undefined || ledger.files.size < manyFiles) return ledger;
  const cache = openCache(git.gitDirectory, environment);
  const idOf = async (folder: string) => (await git.objectAt(tree, folder)) ?? 'nothing';
  const keep = async <T>(folders: readonly string[], make: () => Promise<T>): Promise<T> => {
    const of = (await Promise.all(folders.map(idOf))).join(' ');
    return keepJson(cache, `ledger-${sha256(folders.join('\n')).slice(0, 12)}`, of, make);
  };
  return {
    async readManaged(scope: Scope): Promise<RecordedState> {
      const folders = [managedFolder(scope), unmanagedFolder(scope)];
      const { entries, owned } = await keep(folders, async () => {
        const read = await ledger.readManaged(scope);
        return { entries: [...read.entries], owned: [...read.owned] };
      });
      return { entries: new Map(entries), owned: new Set(owned) };
    },
    async policyHistories(organization: string): Promise<PolicyHistories> {
      const histories = await keep([policiesFolder(organization)], async () => [
        ...(await ledger.policyHistories(organization)),
      ]);
      return new Map(histories);
    },
  };
}
