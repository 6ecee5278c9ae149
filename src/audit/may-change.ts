import type { EntryKind, LedgerEntry } from './entry.ts';
import type { LedgerFile } from './ledger-layout.ts';

/** What entries of a kind may change of their target. An intent opens itself, a result closes it. */
const ownFiles: Readonly<Record<EntryKind, readonly LedgerFile['is'][]>> = {
  publish: ['policy', 'tombstone'],
  intent: ['intent'],
  result: ['managed', 'unmanaged', 'applied', 'intent', 'lifecycle', 'emergency'],
  takeover: [],
  sync: ['managed', 'unmanaged'],
  event: ['managed', 'unmanaged', 'lifecycle'],
  emergency: ['managed', 'unmanaged', 'emergency'],
  review: [],
};

/** Whether an entry may change a file at all: it is of its own organization and target, and of what its kind writes. */
export function mayChange(
  { kind, organization, target }: Pick<LedgerEntry, 'kind' | 'organization' | 'target'>,
  file: LedgerFile,
): boolean {
  if (file.is === 'entry') return true;
  if (file.organization !== organization || !ownFiles[kind].includes(file.is)) return false;
  return !('target' in file) || file.target === target;
}
