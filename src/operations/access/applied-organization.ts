import type { Applied } from '../../audit/applied.ts';
import type { Scope } from '../../audit/scope.ts';
import type { Ledger, LedgerTree } from '../../ledger/ledger.ts';
import type { Organization, Policy } from '../../model/model.ts';
import { desiredState } from '../../plan/desired-state.ts';
import { diffState } from '../../plan/diff-state.ts';
import { managedKinds } from '../../plan/managed-kinds.ts';
import { organizationInState } from '../../plan/organization-in-state.ts';
import type { PolicyHistories } from '../../plan/policy-history.ts';
import { openProvider } from '../open-provider.ts';
import type { Session } from '../session.ts';

export interface AppliedOrganization {
  readonly organization: Organization;
  /** Whether the target holds all that the commit declares. */
  readonly isWhole: boolean;
  /** Every version published by then; `organization` says which are in force. */
  readonly histories: PolicyHistories;
}

/**
 * What was applied of a commit: all that it declares, or what the target holds where that is less, as after `--only`.
 * A version that was published by an apply of which nothing came is not in force.
 *
 * @param then the ledger at the time asked about
 */
export async function appliedOrganization(
  session: Session,
  { ledger, then }: { readonly ledger: Ledger; readonly then: LedgerTree },
  declared: Organization,
  { target: name, applied }: { readonly target: string; readonly applied: Applied },
): Promise<AppliedOrganization> {
  const scope: Scope = { organization: declared.name, target: name };
  const result = await ledger.entryAt(applied.sequence);
  const versions = await (result === undefined ? then : await ledger.treeAt(result.commit)).policyHistories(
    declared.name,
  );
  const histories = await then.policyHistories(declared.name);
  const settled = (organization: Organization, isWhole: boolean): AppliedOrganization => ({
    organization: { ...organization, policies: keptBack(organization.policies, versions, histories) },
    isWhole,
    histories,
  });
  const target = declared.targets.get(name);
  if (target === undefined) return settled(declared, true);
  const recorded = await then.readManaged(scope);
  const { capabilities, project } = openProvider(
    session,
    { organization: declared, target },
    { readManaged: async () => recorded, applied: async () => undefined },
  );
  // In other words nobody can tell from the record what of an organization is in force there.
  if (project !== undefined) return settled(declared, (result?.entry.leftOut ?? 0) === 0);
  const manages = managedKinds(target, capabilities);
  const { evaluatedAt } = applied;
  const desired = desiredState(declared, target, capabilities, versions, evaluatedAt);
  const held = { ...scope, ...recorded, reads: 0 };
  const { changes } = diffState(desired, held, { mode: target.mode, manages, evaluatedAt });
  if (changes.length === 0) return settled(declared, true);
  const entries = recorded.entries;
  return settled(organizationInState(declared, { entries, manages, histories: versions }), false);
}

/** Policies at the newest version that there was when the commit was applied. */
function keptBack(
  policies: Organization['policies'],
  versions: PolicyHistories,
  histories: PolicyHistories,
): Organization['policies'] {
  const kept = new Map<string, Policy>(policies);
  for (const [name, policy] of policies) {
    const newest = versions.get(name)?.versions.at(-1)?.version;
    const isOlder = newest !== undefined && newest !== histories.get(name)?.versions.at(-1)?.version;
    if (isOlder && policy.defaultVersion === undefined) kept.set(name, { ...policy, defaultVersion: newest });
  }
  return kept;
}
