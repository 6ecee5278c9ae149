import { lifecycleFolder, managedFolder, policiesFolder, unmanagedFolder } from '../audit/ledger-paths.ts';
import type { Invitation, Lifecycle } from '../audit/lifecycle/invitation.ts';
import type { RecordedState } from '../audit/recorded-state.ts';
import type { Scope } from '../audit/scope.ts';
import { openCache } from '../cache/cache.ts';
import { keepTexts } from '../cache/keep-texts.ts';
import { sha256 } from '../digest/digest.ts';
import type { Json } from '../digest/json.ts';
import { readJsonTable, writeJsonTable } from '../digest/json-table.ts';
import { mapOver } from '../digest/map-over.ts';
import type { GitReader } from '../git/git-repository.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { type Address, isEdge } from '../plan/address.ts';
import type { PolicyHistories, PolicyHistory } from '../plan/policy-history.ts';
import { factsOf } from '../plan/state-facts.ts';
import { openState, type StoredState, storeState } from '../plan/stored-state.ts';
import type { Session } from './session.ts';

/** Fewer files are read before a cache is. */
const manyFiles = 100;

export type LedgerContent = Pick<Ledger, 'readManaged' | 'policyHistories' | 'lifecycle'>;

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
  const keep = async (folders: readonly string[], make: () => Promise<readonly string[]>) => {
    const of = (await Promise.all(folders.map(idOf))).join(' ');
    return keepTexts(cache, `ledger-${sha256(folders.join('\n')).slice(0, 12)}`, of, make);
  };
  return {
    async readManaged(scope: Scope): Promise<RecordedState> {
      const folders = [managedFolder(scope), unmanagedFolder(scope)];
      // What was just read whole is not taken apart again.
      let whole: RecordedState | undefined;
      const texts = await keep(folders, async () => {
        whole = await ledger.readManaged(scope);
        return storeRecorded(whole);
      });
      return whole ?? openRecorded(texts);
    },
    async policyHistories(organization: string): Promise<PolicyHistories> {
      let whole: PolicyHistories | undefined;
      const [table = ''] = await keep([policiesFolder(organization)], async () => {
        whole = await ledger.policyHistories(organization);
        const histories: PolicyHistories = whole;
        return [writeJsonTable(histories as ReadonlyMap<string, object> as ReadonlyMap<string, Json>)];
      });
      return whole ?? openTable<PolicyHistory>(table);
    },
    async lifecycle(organization: string): Promise<Lifecycle> {
      let whole: Lifecycle | undefined;
      const [table = ''] = await keep([lifecycleFolder(organization)], async () => {
        const lifecycle = await ledger.lifecycle(organization);
        whole = lifecycle;
        return [writeJsonTable(lifecycle as ReadonlyMap<string, object> as ReadonlyMap<string, Json>)];
      });
      return whole ?? openTable<Invitation>(table);
    },
  };
}

function storeRecorded({ entries, owned }: RecordedState): readonly string[] {
  const { objects, holders, emails, ...counted } = storeState(entries);
  const unowned = [...objectsIn(entries)].filter((address) => !owned.has(address));
  return [JSON.stringify([counted, unowned]), objects, holders, emails];
}

function* objectsIn(entries: RecordedState['entries']): Iterable<Address> {
  for (const address of entries.keys()) if (!isEdge(address)) yield address;
}

function openRecorded([
  heading = '',
  objects = '',
  holders = '',
  emails = '',
]: readonly string[]): RecordedState {
  type Heading = [Pick<StoredState, 'size' | 'absent'>, unowned: readonly Address[]];
  const [counted, unowned] = JSON.parse(heading) as Heading;
  const entries = openState({ ...counted, objects, holders, emails });
  return { entries, owned: ownedIn(entries, new Set(unowned)) };
}

/** All objects but some. */
function ownedIn(entries: RecordedState['entries'], unowned: ReadonlySet<Address>): ReadonlySet<Address> {
  const has = (address: Address) => !isEdge(address) && entries.has(address) && !unowned.has(address);
  let whole: ReadonlySet<Address> | undefined;
  const all = () => {
    whole ??= new Set([...(factsOf(entries)?.objects ?? [])].filter(has));
    return whole;
  };
  return {
    has,
    get size() {
      return all().size;
    },
    keys: () => all().keys(),
    values: () => all().values(),
    entries: () => all().entries(),
    forEach: (visit) => all().forEach(visit),
    [Symbol.iterator]: () => all()[Symbol.iterator](),
  };
}

function openTable<T extends object>(text: string): ReadonlyMap<string, T> {
  const table = readJsonTable(text);
  const known = new Map<string, T | undefined>();
  const get = (name: string): T | undefined => {
    if (!known.has(name)) known.set(name, table.get(name) as T | undefined);
    return known.get(name);
  };
  function* entries(): Iterable<[string, T]> {
    for (const name of table.keys) yield [name, get(name) as T];
  }
  return mapOver({ size: table.keys.length, get, entries, keys: () => table.keys });
}
