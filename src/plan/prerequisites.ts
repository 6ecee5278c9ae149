import { type Address, knownAddress } from './address.ts';
import { renameOf } from './apply-change.ts';
import { entriesAfter } from './order/access-before-after.ts';
import type { Change } from './plan.ts';
import type { RoleTerms } from './projection.ts';
import { referencesOf } from './references.ts';
import { roleChangesBehind } from './role-changes-behind.ts';
import type { StateEntries } from './state.ts';
import { successions } from './successions.ts';

/**
 * Tells for each change of a section which others must have been made first: the creation or renaming of what it
 * is about or names; the renaming that frees a name; before an object is deleted, whatever lets go of it (its edges, children given another
 * parent); before the last owner leaves, the successor; before a place in a team, the role that it follows from. `entries` is the actual state under the new names.
 */
export function prerequisites(
  changes: readonly Change[],
  entries: StateEntries,
  terms?: RoleTerms,
): (change: Change) => readonly Change[] {
  const successors = successions(changes, entries, entriesAfter(entries, changes), terms);
  const roles = roleChangesBehind(changes, terms);
  const made = new Map<Address, Change>();
  const vacated = new Map<Address, Change>();
  const releases = new Map<Address, Change[]>();
  for (const change of changes) {
    if (change.action === 'create' || change.action === 'rename') made.set(change.address, change);
    if (change.action === 'rename') vacated.set(renameOf(change).from, change);
    for (const address of releasedBy(change)) {
      const found = releases.get(address);
      if (found === undefined) releases.set(address, [change]);
      else found.push(change);
    }
  }
  return (change) => {
    const creations = [change.address, ...namedBy(change)].flatMap((address) => made.get(address) ?? []);
    const released = change.action === 'delete' ? (releases.get(change.address) ?? []) : [];
    const takesName = change.action === 'create' || change.action === 'rename';
    const vacating = takesName ? (vacated.get(change.address) ?? []) : [];
    const successor = successors.get(change) ?? [];
    const role = roles.get(change) ?? [];
    return [...creations, ...released].concat(vacating, successor, role).filter((each) => each !== change);
  };
}

function namedBy({ address, before, after }: Change): readonly Address[] {
  const parsed = knownAddress(address);
  return [before, after].flatMap((value) => (value === null ? [] : referencesOf(parsed, value)));
}

/** The objects that an entry names before the change and not after it. */
function releasedBy({ action, address, before, after }: Change): readonly Address[] {
  if (before === null || action === 'rename') return [];
  const parsed = knownAddress(address);
  const kept = after === null ? [] : referencesOf(parsed, after);
  return referencesOf(parsed, before).filter((each) => !kept.includes(each));
}
