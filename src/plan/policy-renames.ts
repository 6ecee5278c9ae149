import { createDiagnostic } from '../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../diagnostic/diagnostic.ts';
import { sayingAny } from '../model/declared-in.ts';
import type { Organization, Policy } from '../model/model.ts';
import { isDeleted, type PolicyHistories, type PolicyHistory } from './policy-history.ts';

/**
 * The history that a policy leaves behind under its old name, while the rename is not applied: applying it ends the
 * old name's numbers by a tombstone. Versions belong to a name, so the new one has its own.
 */
export function renamedFrom(policy: Policy, histories: PolicyHistories): PolicyHistory | undefined {
  return policy.previously
    .map((name) => histories.get(name))
    .findLast((history) => history !== undefined && history.versions.length > 0 && !isDeleted(history));
}

/** Says what becomes of the versions of each policy that changes its name. */
export function checkPolicyRenames(
  organization: Organization,
  histories: PolicyHistories,
): readonly PlacedDiagnostic[] {
  return [...sayingAny(organization.policies, ['previously'])].flatMap((policy) => {
    const old = renamedFrom(policy, histories);
    if (old === undefined) return [];
    const newest = histories.get(policy.name)?.versions.at(-1)?.version ?? 0;
    const numbers = newest === 0 ? 'start again at 1' : `go on from \`${policy.name}@${newest}\``;
    const last = old.versions.at(-1)?.version ?? 0;
    return createDiagnostic('plan/policy-renamed', {
      message: `policy \`${old.policy}\` becomes \`${policy.name}\`: its version numbers ${numbers}, and \`${old.policy}@${last}\` is the last of the old name`,
      at: { ...policy.origin, path: [...policy.origin.path, 'name'], on: 'value' },
      hint: `a pin of \`${old.policy}\` ends here: pin a version of \`${policy.name}\` once this is applied`,
    });
  });
}
