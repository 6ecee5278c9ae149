import { authorRules } from '../../access/authorship/author-rules.ts';
import { factsOf } from '../../access/authorship/facts-of.ts';
import { compileAccess } from '../../access/compile-access.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Organization } from '../../model/model.ts';
import { expectedVersions } from '../../plan/expected-versions.ts';
import type { PolicyHistories } from '../../plan/policy-history.ts';
import { knownInvitations } from '../invitations/known-invitations.ts';
import { withoutRevoked } from '../revoke/without-revoked.ts';
import { authorFindings, authorsNotKnown, nobodyAsked } from './author-findings.ts';
import { authoredDeeds } from './authored-deeds.ts';
import { differencesSince, type JudgedChange, organizationBefore, startOf } from './files-before.ts';
import { mayHaveHadRules } from './may-have-had-rules.ts';
import { type Revisions, repositoryFacts } from './revisions.ts';

/** Compares with what was applied last, or with the revision that a plan is against. */
export function authorJudge(change: JudgedChange, revisions: () => Revisions) {
  return (organization: Organization, histories: PolicyHistories): Promise<readonly PlacedDiagnostic[]> =>
    judge(change, revisions, organization, histories);
}

/**
 * A guardrail counts where the files applied last have it, and where the files to be applied do: neither taking it
 * out nor weakening it in the same change helps. What an author may do is what the files applied last gave them,
 * unless they were revoked in an emergency since.
 */
async function judge(
  change: JudgedChange,
  revisions: () => Revisions,
  organization: Organization,
  histories: PolicyHistories,
): Promise<readonly PlacedDiagnostic[]> {
  const { source, evaluatedAt, against, git, ledger } = change;
  const own = authorRules(organization);
  const start = await startOf(change, organization);
  if (start === 'never') return nobodyAsked(own);
  if (start === 'lost') return authorsNotKnown(own);
  const differences = await differencesSince(change, start.commit);
  if (differences === undefined) return [];
  if (own.length === 0 && !(await mayHaveHadRules(git, differences, 'authorHolds'))) return [];
  const before = await revisions().at(start.commit);
  const base = before && organizationBefore(before, organization);
  if (before === undefined || base === undefined) {
    // A revision that lacks the organization is compared with: it is new.
    const isNew = before !== undefined && against !== undefined;
    return isNew ? nobodyAsked(own) : authorsNotKnown(own);
  }
  const rules = [...authorRules(base), ...own];
  if (rules.length === 0) return [];
  const from = against === undefined ? start.commit : (start.parting ?? start.commit);
  const facts = await revisions().factsAt(from, base.id);
  if (facts === undefined) return authorsNotKnown(rules);
  const authored = await authoredDeeds(git, revisions(), {
    id: base.id,
    base: { commit: start.commit, facts, parting: start.parting },
    head: source.commit ?? undefined,
    now: factsOf(organization, repositoryFacts(change)),
    isDirty: source.dirty,
    takesBack: against === undefined,
  });
  const versions = { published: histories, expected: expectedVersions(base.policies, histories) };
  const { invitations } = await knownInvitations(ledger, base);
  const invited =
    invitations === undefined
      ? {}
      : { invitations: invitations.open, notAllInvited: !invitations.isComplete };
  const access = compileAccess(await withoutRevoked(ledger, base), { versions, ...invited });
  return authorFindings({ rules, access, authored, now: evaluatedAt, isProposed: against !== undefined });
}
