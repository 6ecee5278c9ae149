import type { PolicyHistories, PolicyHistory, PublishedVersion } from '../plan/policy-history.ts';
import { corruptLedger } from './corrupt.ts';
import { ledgerFile } from './ledger-layout.ts';
import { policiesFolder, policyVersionPath } from './ledger-paths.ts';
import { parsePolicyVersion } from './parse-policy-version.ts';
import { parseTombstone } from './parse-tombstone.ts';

/**
 * The published histories of an organization, from the texts of the files below its `policies/` by whole path.
 * Throws `ledger/corrupt` where a version is missing, a file is not as Bylaw writes it, or statements do not have
 * the digest recorded beside them.
 */
export function parsePolicyFiles(
  organization: string,
  files: Iterable<readonly [path: string, text: string]>,
): PolicyHistories {
  const versions = new Map<string, PublishedVersion[]>();
  const tombstones = new Map<string, readonly number[]>();
  for (const [path, text] of files) {
    const file = ledgerFile(path);
    if (file?.is === 'policy') {
      const list = versions.get(file.policy) ?? [];
      versions.set(file.policy, [...list, parsePolicyVersion(path, text, file)]);
    } else if (file?.is === 'tombstone') tombstones.set(file.policy, parseTombstone(path, text));
    else throw corruptLedger(`${path} is neither a policy version nor a tombstone`);
  }
  const names = [...new Set([...versions.keys(), ...tombstones.keys()])].sort();
  return new Map(
    names.map((policy) => [
      policy,
      history(organization, policy, versions.get(policy) ?? [], tombstones.get(policy) ?? []),
    ]),
  );
}

function history(
  organization: string,
  policy: string,
  unordered: readonly PublishedVersion[],
  deletedAfter: readonly number[],
): PolicyHistory {
  const versions = [...unordered].sort((a, b) => a.version - b.version);
  const gap = versions.findIndex(({ version }, i) => version !== i + 1);
  if (gap >= 0) throw corruptLedger(`${policyVersionPath(organization, policy, gap + 1)} is missing`);
  const rises = deletedAfter.every(
    (after, i) => after > (deletedAfter[i - 1] ?? 0) && after <= versions.length,
  );
  if (!rises)
    throw corruptLedger(`the tombstone in ${policiesFolder(organization)}/${policy} names no such versions`);
  return { policy, versions, deletedAfter };
}
