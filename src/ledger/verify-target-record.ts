import { isApplied, parseApplied } from '../audit/applied.ts';
import { corruptLedger } from '../audit/corrupt.ts';
import type { LedgerEntry } from '../audit/entry.ts';
import { ledgerFile } from '../audit/ledger-layout.ts';
import { appliedPath, openIntentPath } from '../audit/ledger-paths.ts';
import { parseOpenIntent } from '../audit/open-intent.ts';
import type { JsonObject } from '../digest/json.ts';
import { jsonEqual } from '../digest/json-equal.ts';
import type { Commit, FileDifference, GitReader } from '../git/git-repository.ts';
import type { ScheduledEdge } from '../plan/state.ts';
import { readText } from './read-text.ts';

/**
 * Throws `ledger/corrupt` where `applied.json` or `intent.json`, written by a commit, says something else than its
 * entry, or is missing. Only an intent opens itself, and a result takes it away.
 */
export async function verifyTargetRecord(
  git: GitReader,
  commit: Commit,
  entry: LedgerEntry,
  changes: readonly FileDifference[],
): Promise<void> {
  for (const { path, after } of changes) {
    const is = ledgerFile(path)?.is;
    if (is !== 'applied' && is !== 'intent') continue;
    const agrees =
      after === undefined
        ? is === 'intent' && entry.kind === 'result'
        : agreesWith(entry, is, path, await readText(git, after.oid));
    if (!agrees)
      throw corruptLedger(`commit ${commit.oid}: ${path} is not what entry ${entry.sequence} says`);
  }
  await refuseOmission(
    git,
    commit,
    entry,
    new Set(changes.filter(({ after }) => after).map(({ path }) => path)),
  );
}

async function refuseOmission(
  git: GitReader,
  commit: Commit,
  entry: LedgerEntry,
  written: ReadonlySet<string>,
): Promise<void> {
  const { kind, organization, sequence, target } = entry;
  if (target === undefined || (kind !== 'intent' && kind !== 'result')) return;
  const scope = { organization, target };
  const open = openIntentPath(scope);
  const due = kind === 'intent' ? open : isApplied(entry) ? appliedPath(scope) : undefined;
  if (due !== undefined && !written.has(due))
    throw corruptLedger(`commit ${commit.oid} does not write ${due}, as entry ${sequence} (${kind}) does`);
  if (kind === 'result' && (await git.objectAt(commit.tree, open)) !== undefined)
    throw corruptLedger(`commit ${commit.oid} leaves ${open}, which entry ${sequence} (result) takes away`);
}

function agreesWith(entry: LedgerEntry, is: 'applied' | 'intent', path: string, text: string): boolean {
  const { kind, sequence, source, changeDigest, evaluatedAt, scheduled = [], leaseUntil } = entry;
  if (is === 'intent') {
    const open = parseOpenIntent(path, text);
    return kind === 'intent' && open.sequence === sequence && open.leaseUntil === leaseUntil;
  }
  const applied = parseApplied(path, text);
  return (
    applied.sequence === sequence &&
    applied.source === source &&
    applied.changeDigest === changeDigest &&
    applied.evaluatedAt === evaluatedAt &&
    jsonEqual(edgesOf(applied.scheduled), edgesOf(scheduled))
  );
}

function edgesOf(edges: readonly ScheduledEdge[]): readonly JsonObject[] {
  return edges.map(({ address, value }) => ({ address, value }));
}
