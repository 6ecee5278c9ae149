import { holderOf, withoutLooseEdges } from '../../audit/recorded-state.ts';
import type { Scope } from '../../audit/scope.ts';
import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { ownKinds } from '../../plan/address.ts';
import type { StateEntries } from '../../plan/state.ts';
import { changeOutcome } from '../change-outcome.ts';
import type { ChangeWriter, Provider } from '../provider.ts';
import type { ProviderContext } from '../provider-factory.ts';
import { stageChange } from '../stage-change.ts';
import type { MemorySystem } from './memory-system.ts';

/** A provider on a memory system. What it manages there is what the ledger recorded and the system still holds. */
export function memoryProvider(
  system: MemorySystem,
): (context: Pick<ProviderContext, 'readRecorded'>) => Provider {
  return ({ readRecorded }) => ({
    name: 'memory',
    capabilities: { manages: ownKinds, onlyWhenNamed: [], observes: [], stages: false },
    reader: {
      async read(scope) {
        const { owned } = await readRecorded(scope);
        const entries = readAll(system, scope);
        const existing = [...owned].filter((address) => entries.has(address));
        return { ...scope, entries, owned: new Set(existing), reads: 1 };
      },
    },
    openWriter: (scope) => memoryWriter(system, scope),
  });
}

function readAll(system: MemorySystem, scope: Scope): StateEntries {
  const { refusedReads = false, readsBreakAfter } = system.faults();
  const entries = new Map(system.entries(scope));
  if (refusedReads) throw unreadable(scope, 'it refused to be read');
  if (readsBreakAfter !== undefined && readsBreakAfter < entries.size) {
    throw unreadable(scope, `it broke off after ${readsBreakAfter} of ${entries.size} entries`);
  }
  return entries;
}

function memoryWriter(system: MemorySystem, scope: Scope): ChangeWriter {
  let writes = 0;
  return {
    async write(change) {
      const { diesAfter, refusedWrites } = system.faults();
      const dies = diesAfter !== undefined && writes >= diesAfter.writes;
      if (dies && !diesAfter.effect) throw disconnected(scope);
      const refused = refusedWrites?.get(change.address);
      if (refused !== undefined) return changeOutcome(change, 'failed', refused);
      const draft = system.entries(scope);
      const outcome = stageChange(draft, change);
      if (outcome.status === 'applied') {
        writes += 1;
        system.written.push(change.address);
        const object = holderOf(change.address) === change.address;
        if (change.action === 'delete' && object) system.put(scope, withoutLooseEdges(draft));
      }
      if (dies) throw disconnected(scope);
      return outcome;
    },
    commit: async () => readAll(system, scope),
  };
}

function unreadable({ organization, target }: Scope, why: string): BylawError {
  return new BylawError('provider/unreadable', `${organization}/${target}: ${why}`);
}

function disconnected({ organization, target }: Scope): BylawError {
  return new BylawError('provider/disconnected', `${organization}/${target}: the connection was lost`);
}
