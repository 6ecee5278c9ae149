import { invariant } from '../diagnostic/bylaw-error.ts';
import { readableJson } from '../digest/canonical-json.ts';
import type { JsonObject } from '../digest/json.ts';
import { canonicalStatement, digestStatements } from '../model/statement-digest.ts';
import type { ExpectedVersion } from '../plan/plan.ts';
import type { PolicyHistories, PublishedVersion } from '../plan/policy-history.ts';
import { policyVersionPath, tombstonePath } from './ledger-paths.ts';
import type { LedgerEdits } from './state-edits.ts';

/** What one publishing entry does to the policies of an organization. */
export interface Publishing {
  readonly published: readonly ExpectedVersion[];
  readonly deleted: readonly { readonly policy: string; readonly after: number }[];
}

/**
 * The files of a publishing entry: one for each new version, a tombstone for each deleted policy. `statements`
 * are those declared, by policy; `histories` is what the ledger holds now.
 */
export function publishEdits(
  organization: string,
  { published, deleted }: Publishing,
  statements: ReadonlyMap<string, readonly JsonObject[]>,
  histories: PolicyHistories,
): LedgerEdits {
  const edits = new Map<string, string>();
  for (const expected of published) {
    const { policy, version } = expected;
    const newest = histories.get(policy)?.versions.at(-1)?.version ?? 0;
    invariant(version === newest + 1, `${policy}@${version} does not follow ${policy}@${newest}`);
    const file = publishedVersion(expected, statements.get(policy) ?? []);
    edits.set(policyVersionPath(organization, policy, version), renderPolicyVersion(file));
  }
  for (const { policy, after } of deleted) {
    const history = histories.get(policy);
    invariant(history?.versions.at(-1)?.version === after, `${policy} is not at version ${after}`);
    const deletedAfter = [...(history?.deletedAfter ?? []), after];
    edits.set(tombstonePath(organization, policy), renderTombstone(deletedAfter));
  }
  return edits;
}

/** The text of `<n>.json`: statements in canonical form, so that text and digest agree. */
export function renderPolicyVersion(published: PublishedVersion): string {
  return readableJson(published as unknown as JsonObject);
}

/** The text of `tombstone.json`: the numbers after which the policy was deleted, oldest first. */
export function renderTombstone(deletedAfter: readonly number[]): string {
  return readableJson({ deletedAfter });
}

function publishedVersion(expected: ExpectedVersion, declared: readonly JsonObject[]): PublishedVersion {
  const { policy, version, digest, sameAs } = expected;
  const statements = declared.map(canonicalStatement);
  invariant(digestStatements(statements) === digest, `the statements of ${policy}@${version} are others`);
  return { policy, version, digest, statements, ...(sameAs === undefined ? {} : { sameAs }) };
}
