import { corruptLedger } from '../audit/corrupt.ts';
import { ledgerFile } from '../audit/ledger-layout.ts';
import { policiesFolder } from '../audit/ledger-paths.ts';
import { parseLedgerJson } from '../audit/parse-ledger-json.ts';
import type { Commit, GitReader, TreeFile } from '../git/git-repository.ts';

/**
 * Throws `ledger/corrupt` where a commit changes or removes a policy version that its parent has, or forgets that
 * a policy was deleted: versions are immutable, tombstones only grow.
 */
export async function verifyPolicies(
  git: GitReader,
  parent: Commit,
  commit: Commit,
  organizations: Iterable<string>,
): Promise<void> {
  const [before, after] = await Promise.all([
    git.objectAt(parent.tree, 'organizations'),
    git.objectAt(commit.tree, 'organizations'),
  ]);
  if (before === after) return;
  for (const organization of organizations) {
    const folder = policiesFolder(organization);
    const trees = await Promise.all([git.objectAt(parent.tree, folder), git.objectAt(commit.tree, folder)]);
    if (trees[0] === undefined || trees[0] === trees[1]) continue;
    const files = await Promise.all([git.listFiles(parent.tree, folder), git.listFiles(commit.tree, folder)]);
    await verifyFiles(git, commit, folder, files);
  }
}

async function verifyFiles(
  git: GitReader,
  commit: Commit,
  folder: string,
  [before, after]: readonly [readonly TreeFile[], readonly TreeFile[]],
): Promise<void> {
  const now = new Map(after.map(({ path, oid }) => [path, oid]));
  for (const { path, oid } of before) {
    const found = now.get(path);
    if (found === oid) continue;
    const whole = `${folder}/${path}`;
    if (found === undefined) throw corruptLedger(`commit ${commit.oid} removes ${whole}`);
    const grows = ledgerFile(whole)?.is === 'tombstone' && (await isPrefix(git, whole, oid, found));
    if (!grows) throw corruptLedger(`commit ${commit.oid} changes ${whole}, which is immutable`);
  }
}

async function isPrefix(git: GitReader, path: string, before: string, after: string): Promise<boolean> {
  const blobs = await git.readBlobs([before, after]);
  const [old, grown] = [before, after].map((oid) => {
    const { deletedAfter } = parseLedgerJson(path, Buffer.from(blobs.get(oid) ?? []).toString('utf8'));
    return Array.isArray(deletedAfter) ? deletedAfter : [];
  });
  return (old ?? []).every((version, i) => version === grown?.[i]);
}
