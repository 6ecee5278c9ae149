import type { LedgerEntry, RecordedChange } from '../audit/entry.ts';
import { type Happening, happeningsOf } from '../audit/happening.ts';
import { managedFolder } from '../audit/ledger-paths.ts';
import { managedPathOf } from '../audit/managed-files.ts';
import { isJsonObject, parseLedgerJson } from '../audit/parse-ledger-json.ts';
import { jsonEqual } from '../digest/json-equal.ts';
import type { GitReader, Oid } from '../git/git-repository.ts';
import { readText } from '../ledger/read-text.ts';

/** What an entry did to members and tokens; of a result `intent` says what it was about. */
export async function entryHappenings(
  git: GitReader,
  { commit, entry }: { readonly commit: Oid; readonly entry: LedgerEntry },
  intent: LedgerEntry | undefined,
): Promise<readonly Happening[]> {
  const made = changesMade(entry, intent);
  const changes = entry.kind === 'emergency' ? await recordedOf(git, commit, entry, made) : made;
  const roles = changes.filter(
    ({ address, before, after }) => address.startsWith('member:') && before?.role !== after?.role,
  );
  const ownersRole = roles.length < 2 ? undefined : await ownersRoleAt(git, commit, entry);
  return happeningsOf({ entry, changes, ownersRole });
}

/** Those of a result that were applied; an intent made none, and what drifted somebody else did. */
function changesMade({ kind, changes = [], outcomes = [] }: LedgerEntry, intent: LedgerEntry | undefined) {
  if (kind === 'event' || kind === 'emergency') return changes;
  if (kind !== 'result' || intent?.changes === undefined) return [];
  const done = new Set(outcomes.flatMap(({ status, digest }) => (status === 'applied' ? [digest] : [])));
  return intent.changes.filter(({ digest }) => done.has(digest));
}

/** In a directory an emergency takes at once; elsewhere a result says later what became of it. */
async function recordedOf(
  git: GitReader,
  commit: Oid,
  { organization, target = '' }: LedgerEntry,
  changes: readonly RecordedChange[],
): Promise<readonly RecordedChange[]> {
  const recorded: RecordedChange[] = [];
  for (const change of changes) {
    const path = `${managedFolder({ organization, target })}/${managedPathOf(change.address)}`;
    const oid = await git.objectAt(commit, path);
    if (oid === undefined) continue;
    const held = parseLedgerJson(path, await readText(git, oid));
    const isHeld = Object.entries(change.after ?? {}).every(([field, value]) =>
      jsonEqual(held[field], value),
    );
    if (isHeld) recorded.push(change);
  }
  return recorded;
}

async function ownersRoleAt(
  git: GitReader,
  commit: Oid,
  { organization, target }: LedgerEntry,
): Promise<string | undefined> {
  if (target === undefined) return undefined;
  const path = `${managedFolder({ organization, target })}/organization/${organization}.json`;
  const oid = await git.objectAt(commit, path);
  if (oid === undefined) return undefined;
  const { membership } = parseLedgerJson(path, await readText(git, oid));
  const owners = isJsonObject(membership) ? membership.owners : undefined;
  const role = isJsonObject(owners) ? owners.role : undefined;
  return typeof role === 'string' ? role : undefined;
}
