import type { LedgerEntry } from '../audit/entry.ts';
import { type Happening, happeningsOf } from '../audit/happening.ts';
import { managedFolder } from '../audit/ledger-paths.ts';
import { isJsonObject, parseLedgerJson } from '../audit/parse-ledger-json.ts';
import type { GitReader, Oid } from '../git/git-repository.ts';
import { readText } from '../ledger/read-text.ts';

/** What an entry did to members and tokens; of a result `intent` says what it was about. */
export async function entryHappenings(
  git: GitReader,
  { commit, entry }: { readonly commit: Oid; readonly entry: LedgerEntry },
  intent: LedgerEntry | undefined,
): Promise<readonly Happening[]> {
  const changes = changesMade(entry, intent);
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
