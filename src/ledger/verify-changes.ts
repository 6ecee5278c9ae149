import { corruptLedger } from '../audit/corrupt.ts';
import { ledgerFile } from '../audit/ledger-layout.ts';
import { mayChange } from '../audit/may-change.ts';
import type { Commit, FileDifference, GitReader } from '../git/git-repository.ts';
import type { ChainLink } from './chain-link.ts';
import { verifyEmergency } from './verify-emergency.ts';
import { verifyLifecycle } from './verify-lifecycle.ts';
import { verifyPublished } from './verify-published.ts';
import { verifyTargetRecord } from './verify-target-record.ts';

/**
 * Throws `ledger/corrupt` where a commit changes a file that its entry has no business with, or writes one that
 * says something else than the entry. Policy versions are immutable, whoever comes. `parent` is undefined for the
 * first entry.
 */
export async function verifyChanges(
  git: GitReader,
  parent: Commit | undefined,
  { commit, recorded: { entry } }: ChainLink,
): Promise<void> {
  const changes = await git.compareTrees(parent?.tree, commit.tree);
  for (const change of changes) {
    const { path, before, after } = change;
    const file = ledgerFile(path);
    if (file === undefined && after === undefined) continue;
    if (file === undefined) throw corruptLedger(`commit ${commit.oid}: ${path} is no file of a ledger`);
    if (after !== undefined && after.mode !== '100644')
      throw corruptLedger(`commit ${commit.oid}: ${path} is not an ordinary file`);
    refuseMutation(commit, change, file.is);
    if (mayChange(entry, file)) continue;
    const whose = entry.target === undefined ? entry.organization : `${entry.organization}/${entry.target}`;
    const verb = before === undefined ? 'adds' : after === undefined ? 'removes' : 'changes';
    throw corruptLedger(
      `commit ${commit.oid} ${verb} ${path}, which is not for entry ${entry.sequence} (${entry.kind} of ${whose}) to change`,
    );
  }
  await verifyLifecycle(git, commit, entry, changes);
  await verifyPublished(git, commit, entry, changes);
  await verifyTargetRecord(git, commit, entry, changes);
  await verifyEmergency(git, commit, entry, changes);
}

function refuseMutation(commit: Commit, { path, before, after }: FileDifference, is: string): void {
  if (before === undefined || (is !== 'policy' && is !== 'tombstone')) return;
  if (after === undefined) throw corruptLedger(`commit ${commit.oid} removes ${path}`);
  if (is === 'policy') throw corruptLedger(`commit ${commit.oid} changes ${path}, which is immutable`);
}
