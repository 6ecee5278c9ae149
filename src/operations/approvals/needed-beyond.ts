import { neededApprovals } from '../../access/guardrails/needed-approvals.ts';
import type { Instant, Organization } from '../../model/model.ts';
import { keyOf, type Needed, type SectionPart } from '../../plan/approvals/withheld.ts';
import { type ComparedSection, compareSection } from '../../plan/compare-section.ts';
import type { HeldState } from '../../plan/organization-in-state.ts';
import type { DraftedSection } from '../draft-plan.ts';

/** Whose approval it needs to come from one part of a section being there to another one, by what either gives. */
export function neededBeyond(drafted: DraftedSection, evaluatedAt: Instant) {
  return (given: SectionPart, all: SectionPart, without?: ReadonlySet<string>): readonly Needed[] => {
    const compared = compareParts(drafted, { given, all, without });
    if (compared === undefined) return [];
    const { before, after, compiled, organizations } = compared;
    const { base, organization: head } = drafted;
    const there = new Set([...given.changes, ...given.scheduled].map(keyOf));
    const changes = [...all.changes, ...all.scheduled]
      .map((each) => ({ digest: keyOf(each), address: each.address }))
      .filter(({ digest }) => !there.has(digest));
    const access = compiled === undefined ? {} : { access: compiled };
    const was = base && (compiled === undefined ? base : inState(base, organizations.before));
    return neededApprovals({
      ...{ base: was, head, before, after, changes, ...access },
      now: Date.parse(evaluatedAt),
    });
  };
}

/** The rules of the files before, and who was what when the first part was there. */
function inState(base: Organization, there: Organization): Organization {
  const { members, serviceAccounts, tokens, teams, roles, policies, zones } = there;
  return { ...base, members, serviceAccounts, tokens, teams, roles, policies, zones };
}

interface Parts {
  readonly given: SectionPart;
  readonly all: SectionPart;
  /** Of what is there, addresses that are not to be. */
  readonly without?: ReadonlySet<string> | undefined;
}

function compareParts(
  { organization, provider, planned, actual, announced, accounts }: DraftedSection,
  { given, all, without = new Set() }: Parts,
): ComparedSection | undefined {
  const start = planned.ends(given.changes).after;
  const end = planned.ends(all.changes);
  const wasRenamed = new Set(planned.ends(given.changes).before.renamed?.keys());
  const renamed = [...(end.before.renamed ?? [])].filter(([from]) => !wasRenamed.has(from));
  const before: HeldState = {
    ...start,
    entries: new Map([...start.entries].filter(([address]) => !without.has(address))),
    scheduled: [...announced, ...given.scheduled],
    renamed: new Map(renamed),
  };
  const after: HeldState = { ...end.after, scheduled: all.scheduled };
  if (provider.project === undefined)
    return compareSection({ before, after }, { head: organization, accounts });
  const { origins } = planned.desired;
  const ends = { organization, before: before.entries, after: after.entries, actual, origins };
  const access = provider.access?.(ends);
  return access && { ...access, organizations: { before: organization, after: organization } };
}
