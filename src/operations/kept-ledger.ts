import { managedFolder, policiesFolder, unmanagedFolder } from '../audit/ledger-paths.ts';
import type { RecordedState } from '../audit/recorded-state.ts';
import type { Scope } from '../audit/scope.ts';
import { openCache } from '../cache/cache.ts';
import { keepJson } from '../cache/keep-json.ts';
import { invariant } from '../diagnostic/bylaw-error.ts';
import { sha256 } from '../digest/digest.ts';
import type { JsonObject } from '../digest/json.ts';
import type { GitReader } from '../git/git-repository.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { type Address, isEdge } from '../plan/address.ts';
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
      const packed = await keep(folders, async () => {
        const read = await ledger.readManaged(scope);
        return pack(read);
      });
      return unpack(packed);
    },
    async policyHistories(organization: string): Promise<PolicyHistories> {
      const histories = await keep([policiesFolder(organization)], async () => [
        ...(await ledger.policyHistories(organization)),
      ]);
      return new Map(histories);
    },
  };
}

/** A state as JSON that is read fast: thousands of memberships have one and the same value. */
interface PackedState {
  readonly addresses: readonly Address[];
  /** By address, where its value stands in `values`. */
  readonly valueAt: readonly number[];
  readonly values: readonly JsonObject[];
  /** Objects that are not owned. */
  readonly unowned: readonly Address[];
}

function pack({ entries, owned }: RecordedState): PackedState {
  const places = new Map<string, number>();
  const values: JsonObject[] = [];
  const valueAt = Array.from(entries.values(), (value) => {
    const text = JSON.stringify(value);
    const place = places.get(text) ?? values.push(value) - 1;
    places.set(text, place);
    return place;
  });
  const unowned = [...entries.keys()].filter((address) => !isEdge(address) && !owned.has(address));
  return { addresses: [...entries.keys()], valueAt, values, unowned };
}

function unpack({ addresses, valueAt, values, unowned }: PackedState): RecordedState {
  const entries = new Map<Address, JsonObject>();
  const owned = new Set<Address>();
  for (const [index, address] of addresses.entries()) {
    const value = values[valueAt[index] ?? -1];
    invariant(value !== undefined, 'a kept state has a value for each address');
    entries.set(address, value);
    if (!isEdge(address)) owned.add(address);
  }
  for (const address of unowned) owned.delete(address);
  return { entries, owned };
}
