import type { CountedApproval } from '../../access/approvals/counted-approvals.ts';
import { fileSteps } from '../../plan/approvals/file-steps.ts';
import { type Maker, madeBy } from '../../plan/approvals/made-by.ts';
import {
  type ApprovalCase,
  isSame,
  type Needed,
  type SectionPart,
  type Withheld,
  withheld,
} from '../../plan/approvals/withheld.ts';
import { organizationById } from '../authorship/revisions.ts';
import type { DraftedSection } from '../draft-plan.ts';
import { withoutRevoked } from '../revoke/without-revoked.ts';
import type { ApprovalInput } from './approval-input.ts';
import { declaredAt } from './declared-at.ts';
import { type HistoryBase, type JudgedPart, judgedHistory } from './judged-history.ts';
import { neededBeyond } from './needed-beyond.ts';
import { wholeSource } from './whole-result.ts';

/** What of a section has to wait, and who agreed to what need not. */
export interface JudgedSection extends Withheld {
  readonly parts: readonly JudgedPart[];
  readonly makers: ReadonlyMap<string, readonly Maker[]>;
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
  const declared = declaredAt(before, drafted, evaluatedAt);
  const net = fileSteps(declared, declaredAt(after, drafted, evaluatedAt));
  const { section, desired } = drafted.planned;
  const isOpen = ({ address }: { readonly address: string }) => net.steps.has(address);
  const ofRules = needed.some(({ because }) => because.some(({ principals }) => principals.length === 0));
  const applied = organizationById(before.model, drafted.organization.id);
  const base: HistoryBase = {
    commit: whole.commit,
    organization: applied && (await withoutRevoked(ledger, applied)),
    declared,
  };
  const isAsked = ofRules || [...section.changes, ...desired.scheduled].some(isOpen);
  // Where no file has to do with it, nobody is asked.
  const parts = isAsked ? await judgedHistory(input, drafted, needed, base) : [];
  const makers = madeBy(parts);
  const beyond = neededBeyond(drafted, evaluatedAt);
  const agreed = (rule: Needed, part: number) => approvalOf(parts[part], rule)?.missing === 0;
  const judged: ApprovalCase = {
    ...{ planned: drafted.planned, needed, net, makers, agreed, beyond },
    parts: parts.length,
  };
  const found = withheld(judged);
  const isWhole = found.isWhole || givesMore(found, drafted, beyond);
  return { is: 'judged', ...found, isWhole, parts, makers };
}

/** What was found of one approval in a part of the history. */
export function approvalOf(part: JudgedPart | undefined, rule: Needed): CountedApproval<unknown> | undefined {
  return part?.counted.find(({ needed }) => isSame(rule)(needed as Needed));
}

/** Whether what is left gives anybody something, and more of it than all together would: what takes it is held. */
function givesMore(
  { changes, scheduled }: Withheld,
  { planned: { section, desired } }: DraftedSection,
  beyond: ApprovalCase['beyond'],
): boolean {
  if (changes.size === 0) return false;
  const all: SectionPart = { changes: section.changes, scheduled: desired.scheduled };
  const left: SectionPart = {
    changes: section.changes.filter((change) => !changes.has(change)),
    scheduled: desired.scheduled.filter((edge) => !scheduled.has(edge)),
  };
  const taken = [...changes].some(({ effect, action }) => effect !== 'gain' || action !== 'create');
  if (!taken || left.changes.length === 0) return false;
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
