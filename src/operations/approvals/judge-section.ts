import type { CountedApproval } from '../../access/approvals/counted-approvals.ts';
import { type DeclaredState, type FileSteps, fileSteps } from '../../plan/approvals/file-steps.ts';
import { lapsedChanges } from '../../plan/approvals/lapsed-changes.ts';
import { type Maker, madeBy } from '../../plan/approvals/made-by.ts';
import { type MovedEdge, movedEdges } from '../../plan/approvals/moved-edges.ts';
import { openKeys } from '../../plan/approvals/open-keys.ts';
import { scheduledKey } from '../../plan/approvals/scheduled-key.ts';
import {
  type ApprovalCase,
  isSame,
  type Needed,
  type SectionPart,
  type Withheld,
  withheld,
} from '../../plan/approvals/withheld.ts';
import type { UnjudgedChange } from '../../plan/diff-state.ts';
import { organizationById } from '../authorship/revisions.ts';
import type { DraftedSection } from '../draft-plan.ts';
import { withoutRevoked } from '../revoke/without-revoked.ts';
import type { ApprovalInput } from './approval-input.ts';
import { declaredAt } from './declared-at.ts';
import { withoutHidden } from './hidden-parts.ts';
import { firstApplied, type HistoryStart, lastApplied } from './history-start.ts';
import { holderMarks } from './holder-marks.ts';
import { type JudgedPart, judgedHistory } from './judged-history.ts';
import { neededBeyond } from './needed-beyond.ts';
import { pendingInFiles } from './pending-in-files.ts';
import { wholeSource } from './whole-result.ts';

/** What of a section has to wait, and who agreed to what need not. */
export interface JudgedSection extends Withheld {
  readonly parts: readonly JudgedPart[];
  readonly makers: ReadonlyMap<string, readonly Maker[]>;
  /** What was agreed to end by now and is to stay by what has to wait. */
  readonly lapsed: readonly UnjudgedChange[];
}

/** `never`: nothing was applied before, so that nobody can have agreed. `unknown`: why nothing can be told. */
export type SectionVerdict =
  | { readonly is: 'never' }
  | { readonly is: 'unknown'; readonly why: string }
  | ({ readonly is: 'judged' } & JudgedSection);

export async function judgeSection(
  input: ApprovalInput,
  drafted: DraftedSection,
  needed: readonly Needed[],
): Promise<SectionVerdict> {
  const { git, ledger, revisions, source, evaluatedAt } = input;
  const whole = await wholeSource(git, ledger, drafted.organization, drafted.target.name);
  if (whole === 'never') return { is: 'never' };
  if (whole === 'lost') return unknown(`the files applied last are not in this clone; ${deepen}`);
  const before = await revisions.at(whole.commit);
  const after = await revisions.at(source);
  if (before === undefined || after === undefined)
    return unknown(`the files of ${whole.commit.slice(0, 12)}, applied last as a whole, have errors`);
  const newest = { commit: whole.commit, declared: declaredAt(before, drafted, evaluatedAt) };
  const now = declaredAt(after, drafted, evaluatedAt);
  const sinceWhole = fileSteps(newest.declared, now);
  const unapplied = neverThere(drafted, sinceWhole);
  const net = withTouched(sinceWhole, now, unapplied);
  const last = await lastApplied(input, drafted);
  const { planned, actual, recorded } = drafted;
  const { dated = new Set() } = newest.declared;
  const moved =
    drafted.provider.project === undefined
      ? []
      : movedEdges({
          ...{ net: sinceWhole, dated, desired: planned.desired },
          ...{ actual: actual.entries, recorded: recorded.entries },
        });
  const beyond = neededBeyond(drafted, evaluatedAt, { net: sinceWhole, moved });
  const applied = last?.declared.entries ?? new Map();
  const known = { planned, moved, needed, beyond, net, applied, recorded: recorded.entries };
  const ifNobody: ApprovalCase = { ...known, makers: new Map(), agreed: () => false, parts: 0 };
  const nobodyAsked = withheld(ifNobody);
  // Where all of it needs nobody, nobody is asked.
  if (nobodyAsked.missing.length === 0)
    return { is: 'judged', ...nobodyAsked, parts: [], makers: ifNobody.makers, lapsed: [] };
  // By the files of the newest result, though something of theirs may wait: nobody became an approver in them unasked.
  const approving = drafted.base ?? organizationById(before.model, drafted.organization.id);
  const organization = approving && (await withoutRevoked(ledger, approving));
  const judge = ({ commit, declared }: HistoryStart, keys: ReadonlySet<string> | undefined) =>
    judgedHistory(input, drafted, needed, {
      ...{ base: { commit, organization, declared }, keys },
      net: fileSteps(declared, now),
    });
  const open = openKeys(known);
  const own = await judge(newest, open && new Set([...open].filter((key) => !unapplied.has(key))));
  const earliest = unapplied.size === 0 ? undefined : await firstApplied(input, drafted);
  if (earliest === 'lost') return unknown(`the files applied first are not in this clone; ${deepen}`);
  const first = earliest ?? newest;
  const older = unapplied.size === 0 ? [] : await judge(first, unapplied);
  const touched = makersAfter(own.length, madeBy(older), unapplied);
  const all = new Map([...[...madeBy(own)].filter(([key]) => !unapplied.has(key)), ...touched]);
  const makers = mayDeny(drafted) ? withoutNarrowing(all) : all;
  const left = withTouched(sinceWhole, now, new Set(touched.keys()));
  const heldBy = (some: readonly JudgedPart[]) => {
    const agreed = (rule: Needed, part: number) => approvalOf(some[part], rule)?.missing === 0;
    return { agreed, found: withheld({ ...known, net: left, makers, agreed, parts: own.length }) };
  };
  const parts = await withoutHidden([...own, ...older], {
    ...{ needed, beyond, pending: pendingInFiles(input, drafted) },
    marks: holderMarks(drafted.organization),
    applying: (some) => ({ left: leftIn(known, heldBy(some).found), makers }),
  });
  const { agreed, found } = heldBy(parts);
  const isWhole = found.isWhole || givesMore(found, known);
  const isAgreed = (part: number, address: string) =>
    holding(found, address, needed).every((rule) => agreed(rule, part));
  const held = isWhole ? moved : moved.filter((each) => found.scheduled.has(each));
  const about = { section: planned.section, actual: actual.entries, parts, makers, isAgreed };
  return { is: 'judged', ...found, isWhole, parts, makers, lapsed: lapsedChanges(held, about) };
}

/** The rules that an edge is held by; where all of a section is, any. */
function holding(
  { missing }: Pick<Withheld, 'missing'>,
  address: string,
  needed: readonly Needed[],
): readonly Needed[] {
  const own = missing.filter(({ changes }) => changes.includes(scheduledKey(address)));
  return own.length === 0 ? needed : own.map((each) => each.needed);
}

/** What is to come though no file changed there, and was never there by what the ledger has. */
function neverThere(
  { planned, recorded, announced }: DraftedSection,
  { steps }: FileSteps,
): ReadonlySet<string> {
  const { section, desired } = planned;
  const known = new Set(announced.map(({ address }) => address));
  return new Set(
    [...section.changes, ...desired.scheduled]
      .map(({ address }) => address)
      .filter((address) => desired.entries.has(address))
      .filter(
        (address) =>
          steps.get(address)?.isLater !== false && !recorded.entries.has(address) && !known.has(address),
      ),
  );
}

/**
 * With what was never there and somebody touched, though it may be declared as it was: it counts as declared anew. Of it
 * the first files alone ask nobody.
 */
function withTouched(net: FileSteps, now: DeclaredState, touched: ReadonlySet<string>): FileSteps {
  const steps = new Map(net.steps);
  for (const key of touched) {
    const step = steps.get(key) ?? { is: '', value: now.entries.get(key), isOthers: false };
    steps.set(key, { ...step, isLater: false });
  }
  return { ...net, steps };
}

/** Of some things, by the places of the parts behind others. */
function makersAfter(
  offset: number,
  makers: ReadonlyMap<string, readonly Maker[]>,
  keys: ReadonlySet<string>,
): ReadonlyMap<string, readonly Maker[]> {
  return new Map(
    [...makers]
      .filter(([key]) => keys.has(key))
      .map(([key, all]) => [key, all.map((each) => ({ ...each, part: each.part + offset }))]),
  );
}

/** What was found of one approval in a part of the history. */
export function approvalOf(part: JudgedPart | undefined, rule: Needed): CountedApproval<unknown> | undefined {
  return part?.counted.find(({ needed }) => isSame(rule)(needed as Needed));
}

interface MovedHere {
  readonly moved: readonly MovedEdge[];
}

/** Whether less time of something may be more of another: a policy denies, or asks who is in which team. */
function mayDeny({ provider, organization }: DraftedSection): boolean {
  return provider.project === undefined && organization.policies.size > 0;
}

function withoutNarrowing(
  makers: ReadonlyMap<string, readonly Maker[]>,
): ReadonlyMap<string, readonly Maker[]> {
  return new Map([...makers].map(([key, own]) => [key, own.map((each) => ({ ...each, narrows: false }))]));
}

/** What is applied beside what has to wait. */
function leftIn(
  { planned: { section, desired }, moved }: Pick<ApprovalCase, 'planned'> & MovedHere,
  { changes, scheduled }: Pick<Withheld, 'changes' | 'scheduled'>,
): SectionPart {
  const edges = [...desired.scheduled, ...moved];
  return {
    changes: section.changes.filter((change) => !changes.has(change)),
    scheduled: edges.filter((edge) => !scheduled.has(edge)),
  };
}

/** Whether what is left gives anybody something, and more of it than all together would: what takes it is held. */
function givesMore(found: Withheld, known: Pick<ApprovalCase, 'planned' | 'beyond'> & MovedHere): boolean {
  const { changes } = found;
  if (changes.size === 0) return false;
  const all = leftIn(known, { changes: new Set(), scheduled: new Set() });
  const left = leftIn(known, found);
  const taken = [...changes].some(({ effect, action }) => effect !== 'gain' || action !== 'create');
  if (!taken || left.changes.length === 0) return false;
  const { beyond } = known;
  const gaining = principalsIn(beyond({ changes: [], scheduled: [] }, left));
  return principalsIn(beyond(all, left)).some((each) => gaining.includes(each));
}

function principalsIn(needed: readonly Needed[]): readonly string[] {
  return needed.flatMap(({ because }) => because.flatMap(({ principals }) => principals));
}

const deepen = 'fetch the whole history: `git fetch --unshallow`, in CI `fetch-depth: 0`';

function unknown(why: string): SectionVerdict {
  return { is: 'unknown', why };
}
