import { withoutLooseEdges } from '../../audit/recorded-state.ts';
import { isEdge, objectKinds } from '../../plan/address.ts';
import { draftEntries } from '../../plan/entries-draft.ts';
import type { ActualState } from '../../plan/state.ts';
import type { ChangeWriter, Provider } from '../provider.ts';
import type { ProviderContext } from '../provider-factory.ts';
import { stageChange } from '../stage-change.ts';

/**
 * The embedded provider: the organization itself, held in the ledger. Reading it costs no requests; its writer
 * stages, and the result entry that records what `commit()` gives is the write.
 */
export function directoryProvider({ readRecorded }: ProviderContext): Provider {
  return {
    name: 'directory',
    capabilities: { manages: objectKinds, stages: true },
    reader: { read: async (scope) => ({ ...scope, ...(await readRecorded(scope)), reads: 0 }) },
    openWriter: (_scope, actual) => directoryWriter(actual),
  };
}

function directoryWriter(actual: ActualState): ChangeWriter {
  const draft = draftEntries(actual.entries);
  let endsObject = false;
  return {
    async write(change) {
      if (change.action === 'delete' && !isEdge(change.address)) endsObject = true;
      return stageChange(draft, change);
    },
    // Nothing else leaves an edge without its holder.
    commit: async () => (endsObject ? withoutLooseEdges(draft) : draft),
  };
}
