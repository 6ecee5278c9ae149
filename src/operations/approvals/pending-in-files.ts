import { compileAccess } from '../../access/compile-access.ts';
import { accessKeys } from '../../access/diff/access-keys.ts';
import { engineAccess } from '../../access/diff/engine-access.ts';
import { otherHolders, withOtherHolders } from '../../access/diff/other-holders.ts';
import { neededApprovals } from '../../access/guardrails/needed-approvals.ts';
import { universeOf } from '../../access/sets/universe-of.ts';
import type { Instant, Organization } from '../../model/model.ts';
import type { Needed } from '../../plan/approvals/withheld.ts';
import { organizationInState } from '../../plan/organization-in-state.ts';
import { organizationById } from '../authorship/revisions.ts';
import type { DraftedSection } from '../draft-plan.ts';
import { courseIn } from '../plan-access/course-in.ts';
import type { ApprovalInput } from './approval-input.ts';
import { holderMarks } from './holder-marks.ts';

/**
 * Whose approval it needs, by the rules of a section, that the files of a commit give more than there is, with the marks of
 * principals in the place of their names. Of each commit it is looked once.
 */
export function pendingInFiles(
  { revisions, evaluatedAt }: ApprovalInput,
  drafted: DraftedSection,
): (commit: string) => Promise<readonly Needed[]> {
  const known = new Map<string, readonly Needed[]>();
  return async (commit) => {
    const before = known.get(commit);
    if (before !== undefined) return before;
    const revision = await revisions.at(commit);
    const organization = revision && organizationById(revision.model, drafted.organization.id);
    const found = organization === undefined ? [] : pendingIn(organization, drafted, evaluatedAt);
    known.set(commit, found);
    return found;
  };
}

function pendingIn(
  organization: Organization,
  drafted: DraftedSection,
  evaluatedAt: Instant,
): readonly Needed[] {
  const compared = comparedWith(organization, drafted, evaluatedAt);
  if (compared === undefined) return [];
  const { guardrails } = drafted.organization;
  const head = { ...organization, guardrails };
  const marks = holderMarks(organization);
  const needed = neededApprovals({ ...compared, base: drafted.base, head, now: Date.parse(evaluatedAt) });
  return needed.map((each) => ({
    ...each,
    because: each.because.map((reason) => ({ ...reason, principals: reason.principals.flatMap(marks) })),
  }));
}

/** What is there, and what would be by other files than those that are applied. */
function comparedWith(organization: Organization, drafted: DraftedSection, evaluatedAt: Instant) {
  const { provider, planned, actual, announced, accounts } = drafted;
  const { before } = planned.ends([]);
  if (provider.project !== undefined) {
    const course = courseIn(drafted, organization, evaluatedAt);
    const known = new Set(announced.map(({ address }) => address));
    const later = new Map([...(course?.later ?? [])].filter(([address]) => !known.has(address)));
    return provider.access?.({
      ...{ organization, actual, before: before.entries },
      // What is to go, and what nobody manages, is no less there.
      after: new Map([...before.entries, ...(course?.now.entries ?? [])]),
      later: { before: new Map(), after: later },
      origins: course?.origins ?? planned.desired.origins,
    });
  }
  const there = organizationInState(drafted.organization, { ...before, scheduled: announced });
  const was = compileAccess(there);
  const is = compileAccess(organization, {}, was);
  const [keys, universe] = [accessKeys(), universeOf([was, is])];
  const others = otherHolders(there, organization, accounts);
  return {
    before: engineAccess(was, keys, universe),
    after: withOtherHolders(engineAccess(is, keys, universe), others),
    access: { before: was, after: is },
  };
}
