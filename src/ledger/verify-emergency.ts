import { corruptLedger } from '../audit/corrupt.ts';
import { parseEmergency } from '../audit/emergency-mark.ts';
import type { LedgerEntry } from '../audit/entry.ts';
import { ledgerFile } from '../audit/ledger-layout.ts';
import { managedFolder, unmanagedFolder } from '../audit/ledger-paths.ts';
import { managedPath } from '../audit/managed-path.ts';
import { parseLedgerJson } from '../audit/parse-ledger-json.ts';
import { jsonEqual } from '../digest/json-equal.ts';
import type { Commit, FileDifference, GitReader } from '../git/git-repository.ts';
import { type Emergency, revocationOf } from '../plan/emergency.ts';
import { readText } from './read-text.ts';

/**
 * Throws `ledger/corrupt` where an emergency does anything but revoke whom it marks, or a mark goes while they still
 * have what was revoked. Only an emergency entry sets a mark, and only a result takes one away.
 */
export async function verifyEmergency(
  git: GitReader,
  commit: Commit,
  entry: LedgerEntry,
  changes: readonly FileDifference[],
): Promise<void> {
  const marks = changes.filter(({ path }) => ledgerFile(path)?.is === 'emergency');
  const marked: Emergency[] = [];
  for (const { path, before, after } of marks) {
    const emergency = parseEmergency(path, await readText(git, (after ?? before)?.oid));
    const agrees =
      after === undefined
        ? entry.kind === 'result' && (await isGone(git, commit, entry, emergency))
        : isOf(entry, emergency);
    if (!agrees)
      throw corruptLedger(`commit ${commit.oid}: ${path} is not what entry ${entry.sequence} says`);
    marked.push(emergency);
  }
  if (entry.kind !== 'emergency') return;
  if (marked.length === 0) throw corruptLedger(`commit ${commit.oid} is an emergency that marks nobody`);
  for (const change of changes) await verifyLoss(git, commit, marked, change);
}

function isOf({ kind, sequence, at, actor }: LedgerEntry, emergency: Emergency): boolean {
  return (
    kind === 'emergency' &&
    emergency.sequence === sequence &&
    emergency.at === at &&
    emergency.by === actor.name
  );
}

/** Whether the target holds them no longer, or holds them revoked. */
async function isGone(
  git: GitReader,
  { tree }: Commit,
  { organization, target = '' }: LedgerEntry,
  { kind, name }: Emergency,
): Promise<boolean> {
  for (const folder of [managedFolder, unmanagedFolder]) {
    const path = `${folder({ organization, target })}/${managedPath({ kind, organization, name })}`;
    const oid = await git.objectAt(tree, path);
    if (oid === undefined) continue;
    const value = parseLedgerJson(path, await readText(git, oid));
    if (value.status !== 'suspended' && value.revoked !== true) return false;
  }
  return true;
}

/** An object that an emergency changes is one that it marks, and is revoked and nothing else. */
async function verifyLoss(
  git: GitReader,
  commit: Commit,
  marked: readonly Emergency[],
  { path, before, after }: FileDifference,
): Promise<void> {
  const file = ledgerFile(path);
  if (file?.is !== 'managed' && file?.is !== 'unmanaged') return;
  const { organization } = file;
  const whose = marked.find(({ kind, name }) => managedPath({ kind, organization, name }) === file.path);
  if (whose !== undefined && before !== undefined && after !== undefined) {
    const was = parseLedgerJson(path, await readText(git, before.oid));
    const is = parseLedgerJson(path, await readText(git, after.oid));
    if (jsonEqual(is, { ...was, ...revocationOf(whose.kind).after })) return;
  }
  throw corruptLedger(`commit ${commit.oid} changes ${path}, which is no loss of whom its emergency marks`);
}
