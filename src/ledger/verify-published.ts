import { corruptLedger } from '../audit/corrupt.ts';
import type { LedgerEntry } from '../audit/entry.ts';
import { ledgerFile } from '../audit/ledger-layout.ts';
import { policyVersionPath, tombstonePath } from '../audit/ledger-paths.ts';
import { parsePolicyVersion } from '../audit/parse-policy-version.ts';
import { parseTombstone } from '../audit/parse-tombstone.ts';
import { jsonEqual } from '../digest/json-equal.ts';
import type { Commit, FileDifference, GitReader } from '../git/git-repository.ts';
import { readText } from './read-text.ts';

/**
 * Throws `ledger/corrupt` where the policy files that a commit changes are not exactly those that its entry names:
 * the versions `published`, with their digests, and a tombstone one number longer for each policy `deleted`.
 */
export async function verifyPublished(
  git: GitReader,
  commit: Commit,
  entry: LedgerEntry,
  changes: readonly FileDifference[],
): Promise<void> {
  const { organization, published = [], deleted = [], kind } = entry;
  if (kind !== 'publish') return;
  const left = new Map(changes.filter(isPolicyFile).map((change) => [change.path, change]));
  const take = (path: string) => {
    const change = left.get(path);
    if (change === undefined)
      throw disagrees(commit, entry, path, 'is not written, though the entry names it');
    left.delete(path);
    return change;
  };
  for (const { policy, version, digest, sameAs } of published) {
    const path = policyVersionPath(organization, policy, version);
    const { after } = take(path);
    const found = parsePolicyVersion(path, await readText(git, after?.oid), { policy, version });
    if (found.digest !== digest || found.sameAs !== sameAs)
      throw disagrees(commit, entry, path, `has the digest ${found.digest}, not what the entry names`);
  }
  for (const { policy, after: last } of deleted) {
    const path = tombstonePath(organization, policy);
    const { before, after } = take(path);
    const old = before === undefined ? [] : parseTombstone(path, await readText(git, before.oid));
    const grown = parseTombstone(path, await readText(git, after?.oid));
    if (!jsonEqual(grown, [...old, last]))
      throw disagrees(commit, entry, path, `does not add ${last} to ${JSON.stringify(old)}`);
  }
  const [extra] = left.keys();
  if (extra !== undefined)
    throw disagrees(commit, entry, extra, 'is written, and the entry does not name it');
}

function isPolicyFile({ path }: FileDifference): boolean {
  const is = ledgerFile(path)?.is;
  return is === 'policy' || is === 'tombstone';
}

function disagrees(commit: Commit, { sequence }: LedgerEntry, path: string, how: string) {
  return corruptLedger(`commit ${commit.oid}, entry ${sequence}: ${path} ${how}`);
}
