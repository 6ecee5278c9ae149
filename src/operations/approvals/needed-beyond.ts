import { neededApprovals } from '../../access/guardrails/needed-approvals.ts';
import type { Instant, Organization } from '../../model/model.ts';
import type { FileSteps } from '../../plan/approvals/file-steps.ts';
import type { MovedEdge } from '../../plan/approvals/moved-edges.ts';
import { type KeptBefore, partInTime } from '../../plan/approvals/part-in-time.ts';
import { keyOf, type Needed, type SectionPart } from '../../plan/approvals/withheld.ts';
import { type ComparedSection, compareSection } from '../../plan/compare-section.ts';
import type { HeldState } from '../../plan/organization-in-state.ts';
import type { StateEntries } from '../../plan/state.ts';
import type { DraftedSection } from '../draft-plan.ts';
import { courseIn } from '../plan-access/course-in.ts';

/** Whose approval it needs to come from one part of a section being there to another one, by what either gives. */
export function neededBeyond(drafted: DraftedSection, evaluatedAt: Instant, dated: Dated) {
  return (given: SectionPart, all: SectionPart, without?: ReadonlySet<string>): readonly Needed[] => {
    const compared = compareParts(drafted, { given, all, without }, { ...dated, evaluatedAt });
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

/** What the files say of when, where the system keeps no dates. */
interface Dated {
  readonly net: FileSteps;
  readonly moved: readonly MovedEdge[];
}

interface Parts {
  readonly given: SectionPart;
  readonly all: SectionPart;
  /** Of what is there, addresses that are not to be. */
  readonly without?: ReadonlySet<string> | undefined;
}

function compareParts(
  drafted: DraftedSection,
  { given, all, without = new Set() }: Parts,
  dated: Dated & { readonly evaluatedAt: Instant },
): ComparedSection | undefined {
  const { organization, provider, planned, actual, announced, accounts } = drafted;
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
  const course = courseIn(drafted, organization, dated.evaluatedAt);
  const inTime = (entries: StateEntries, part: SectionPart, gone: ReadonlySet<string>) =>
    partInTime({ entries, later: course?.later ?? new Map() }, keptBefore(planned, { ...dated, part, gone }));
  const [was, is] = [inTime(before.entries, given, without), inTime(after.entries, all, new Set())];
  const access = provider.access?.({
    ...{ organization, actual, before: was.entries, after: is.entries },
    later: { before: was.later, after: is.later },
    origins: course?.origins ?? planned.desired.origins,
  });
  return access && { ...access, organizations: { before: organization, after: organization } };
}

interface PartTaken extends Dated {
  readonly part: SectionPart;
  readonly gone: ReadonlySet<string>;
}

/** What goes by the files before, as it is not of a part. */
function keptBefore(
  { section, desired }: DraftedSection['planned'],
  { net, moved, part, gone }: PartTaken,
): ReadonlyMap<string, KeptBefore> {
  const ends = new Set(moved.map(({ address }) => address));
  // Of what is there again by a change the end is another thing, which may be held without it.
  const back = part.changes.filter(({ address }) => !ends.has(address));
  const taken = new Set([...back, ...part.scheduled].map(({ address }) => address));
  const past = new Set(moved.filter(({ isPast }) => isPast).map(({ address }) => address));
  const left = [...section.changes, ...desired.scheduled, ...moved].flatMap(({ address }) => {
    const step = taken.has(address) ? undefined : net.steps.get(address);
    return step === undefined ? [] : [[address, { was: step.was, isPast: past.has(address) }] as const];
  });
  const nowhere = [...gone].map((address) => [address, { was: undefined, isPast: false }] as const);
  return new Map([...left, ...nowhere]);
}
