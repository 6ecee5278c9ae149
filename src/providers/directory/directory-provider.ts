import { type Address, isEdge, ownKinds } from '../../plan/address.ts';
import { edgesHeld } from '../../plan/edges-held.ts';
import { draftEntries } from '../../plan/entries-draft.ts';
import type { ActualState } from '../../plan/state.ts';
import type { ChangeWriter, Provider } from '../provider.ts';
import type { ProviderContext } from '../provider-factory.ts';
import { stageChange } from '../stage-change.ts';

/**
 * The embedded provider: the organization itself, held in the ledger. Reading it costs no requests; its writer
 * stages, and the result entry that records what `commit()` gives is the write.
 */
export function directoryProvider({ readRecorded }: Pick<ProviderContext, 'readRecorded'>): Provider {
  return {
    name: 'directory',
    capabilities: { manages: ownKinds, onlyWhenNamed: [], observes: [], stages: true },
    reader: { read: async (scope) => ({ ...scope, ...(await readRecorded(scope)), reads: 0 }) },
    openWriter: (_scope, actual) => directoryWriter(actual),
  };
}

function directoryWriter(actual: ActualState): ChangeWriter {
  const draft = draftEntries(actual.entries);
  const ended = new Set<Address>();
  return {
    async write(change) {
      if (change.action === 'delete' && !isEdge(change.address)) ended.add(change.address);
      return stageChange(draft, change);
    },
    async commit() {
      // Deleting an object takes what it held with it; nothing else leaves an edge without its holder.
      const gone = new Set([...ended].filter((address) => !draft.has(address)));
      for (const edge of edgesHeld(draft, gone)) draft.delete(edge);
      return draft;
    },
  };
}
