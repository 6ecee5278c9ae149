import { nothingRecorded, type RecordedState } from '../../src/audit/recorded-state.ts';
import { stateEdits } from '../../src/audit/state-edits.ts';
import { appendEntry } from '../../src/ledger/append-entry.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { openLedger } from '../../src/ledger/open-ledger.ts';
import { scope } from '../audit/orchestra.ts';
import { resultDraft } from '../ledger/season.ts';
import {
  type Backend,
  type TemporaryRepository,
  temporaryRepository,
} from '../ledger/temporary-repository.ts';

/** A place where results are recorded: the recorded state as read back from there. */
export interface Recording {
  readonly recorded: () => Promise<RecordedState>;
  readonly record: (state: RecordedState) => Promise<void>;
}

/** In a real ledger, opened and verified anew for every read. */
export async function ledgerRecording(
  backend: Backend,
): Promise<Recording & { readonly repository: TemporaryRepository }> {
  const repository = await temporaryRepository();
  const git = await repository.open(backend);
  const open = (): Promise<Ledger> => openLedger(git, 'bylaw/ledger');
  return {
    repository,
    recorded: async () => (await open()).readManaged(scope),
    async record(state) {
      const ledger = await open();
      await appendEntry(git, ledger, resultDraft, stateEdits(scope, await ledger.readManaged(scope), state));
    },
  };
}

/** In a variable, for properties that need many. */
export function memoryRecording(): Recording {
  let held = nothingRecorded;
  return {
    recorded: async () => held,
    async record(state) {
      held = state;
    },
  };
}
