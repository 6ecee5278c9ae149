import type { Policy } from '../model/model.ts';
import { digestStatements, hasStatementsOf } from '../model/statement-digest.ts';
import type { ExpectedVersion } from './plan.ts';
import { isDeleted, type PolicyHistories, type PolicyHistory } from './policy-history.ts';

/**
 * The versions that applying would publish, by name of policy. Publishing compares with the newest version only:
 * going back to an older text, or re-creating a deleted policy, publishes the next number with `sameAs`. A pin
 * (`defaultVersion`) does not keep an edit from being published.
 */
export function expectedVersions(
  policies: ReadonlyMap<string, Policy>,
  histories: PolicyHistories,
): readonly ExpectedVersion[] {
  const expected: ExpectedVersion[] = [];
  for (const name of [...policies.keys()].sort()) {
    const policy = policies.get(name);
    const version = policy && nextVersion(policy, histories.get(name));
    if (version !== undefined) expected.push(version);
  }
  return expected;
}

/** Policies that are published but no longer declared, and after which version a tombstone belongs. */
export function deletedPolicies(
  policies: ReadonlyMap<string, Policy>,
  histories: PolicyHistories,
): readonly { readonly policy: string; readonly after: number }[] {
  // All but a few are declared: what was published of those is not asked for.
  return [...histories.keys()]
    .flatMap((name) => (policies.has(name) ? [] : [histories.get(name)]))
    .filter((history) => history !== undefined)
    .filter((history) => history.versions.length > 0 && !isDeleted(history))
    .map((history) => ({ policy: history.policy, after: history.versions.at(-1)?.version ?? 0 }))
    .sort((a, b) => (a.policy < b.policy ? -1 : 1));
}

function nextVersion(policy: Policy, history: PolicyHistory | undefined): ExpectedVersion | undefined {
  const newest = history?.versions.at(-1);
  // Day by day nothing was edited: that is seen without a digest.
  if (history !== undefined && newest !== undefined && !isDeleted(history)) {
    if (hasStatementsOf(policy.statements, newest)) return undefined;
  }
  const digest = digestStatements(policy.statements);
  if (history === undefined || newest === undefined) {
    return { policy: policy.name, version: 1, digest, previous: 0 };
  }
  const same = history.versions.findLast((version) => version.digest === digest);
  return {
    policy: policy.name,
    version: newest.version + 1,
    digest,
    previous: newest.version,
    ...(same === undefined ? {} : { sameAs: same.version }),
  };
}
