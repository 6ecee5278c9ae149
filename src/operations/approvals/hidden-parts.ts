import type { Maker } from '../../plan/approvals/made-by.ts';
import { isSame, type Needed, type SectionPart } from '../../plan/approvals/withheld.ts';
import type { JudgedPart } from './judged-history.ts';

/** What is applied where some parts of the history count as agreed to. */
export interface Applying {
  readonly left: SectionPart;
  readonly makers: ReadonlyMap<string, readonly Maker[]>;
}

export interface HiddenQuestion {
  readonly needed: readonly Needed[];
  readonly applying: (parts: readonly JudgedPart[]) => Applying;
  readonly beyond: (given: SectionPart, all: SectionPart) => readonly Needed[];
  /** See holderMarks, of the files that are applied. */
  readonly marks: (principal: string) => readonly string[];
  /** Whose approval it needs that the files of a commit give more than there is, by marks. */
  readonly pending: (commit: string) => Promise<readonly Needed[]>;
}

/**
 * The parts of a history, of which some count as agreed to by nobody: a pull request shows what it makes of the files
 * before it. Where these gave somebody already what nobody agreed to, so that it was held, it shows nothing of that, by
 * whatever other way it gives it: who approved it did not see it.
 */
export async function withoutHidden(
  parts: readonly JudgedPart[],
  question: HiddenQuestion,
): Promise<readonly JudgedPart[]> {
  let known = parts;
  // What is applied is worked out where something may be unseen, and once for the same parts.
  let applied: Applying | undefined;
  const applying = () => {
    applied ??= question.applying(known);
    return applied;
  };
  for (let at = 0; at < known.length; at += 1) {
    const hidden = await hiddenIn(known, at, { ...question, applying });
    if (hidden.length === 0) continue;
    const why = `#${known[at]?.pullRequest?.number} does not show it: the files before it gave ${hidden.join(', ')} already what nobody agreed to`;
    known = known.map((part, place) => (place === at ? { ...part, counted: [], why } : part));
    applied = undefined;
    // What was agreed to before it may have leant on it.
    at = -1;
  }
  return known;
}

/** Whom a part that was agreed to gives something that they were given before it, and nobody agreed to. */
async function hiddenIn(
  parts: readonly JudgedPart[],
  at: number,
  question: Omit<HiddenQuestion, 'applying'> & { readonly applying: () => Applying },
): Promise<readonly string[]> {
  const part = parts[at];
  const agreed = question.needed.filter((rule) => part !== undefined && isAgreed(part, rule));
  const rules = agreed.filter((rule) => comparedAt(parts, at, rule).length > 0);
  if (rules.length === 0) return [];
  const gives = givenBy(at, question.applying(), question.beyond);
  const found = new Set<string>();
  for (const rule of rules) {
    const given = principalsIn(gives, rule);
    if (given.size === 0) continue;
    const unseen = await unseenAt(parts, at, rule, question.pending);
    for (const each of given) if (question.marks(each).some((mark) => unseen.has(mark))) found.add(each);
  }
  return [...found].sort();
}

/** What needs an approval of what a part made, where all else that is applied is there. */
function givenBy(
  at: number,
  { left, makers }: Applying,
  beyond: HiddenQuestion['beyond'],
): readonly Needed[] {
  const isOther = ({ address }: { readonly address: string }) =>
    makers.get(address)?.some((maker) => maker.part === at) !== true;
  const others = { changes: left.changes.filter(isOther), scheduled: left.scheduled.filter(isOther) };
  const own = left.changes.length - others.changes.length + left.scheduled.length - others.scheduled.length;
  return own === 0 ? [] : beyond(others, left);
}

/**
 * The commits whose files may have given something unseen: what a part was merged onto, and what it was compared with.
 * Where all before it was agreed to they gave nothing; but what it parted from may be older than what is looked at, and
 * taken back since.
 */
function comparedAt(parts: readonly JudgedPart[], at: number, rule: Needed): readonly string[] {
  const between = parts[at]?.between;
  if (between === undefined) return [];
  const isClean = parts.slice(0, at).every((each) => each.made.steps.size === 0 || isAgreed(each, rule));
  const { before, parting, isOfLine } = between;
  if (!isClean) return [...new Set([before, parting])];
  return isOfLine ? [] : [parting];
}

/** Whom those files give what is not there yet. */
async function unseenAt(
  parts: readonly JudgedPart[],
  at: number,
  rule: Needed,
  pending: HiddenQuestion['pending'],
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const commit of comparedAt(parts, at, rule))
    for (const each of principalsIn(await pending(commit), rule)) found.add(each);
  return found;
}

function isAgreed({ counted }: Pick<JudgedPart, 'counted'>, rule: Needed): boolean {
  return counted.some((each) => isSame(rule)(each.needed as Needed) && each.missing === 0);
}

function principalsIn(needed: readonly Needed[], rule: Needed): ReadonlySet<string> {
  const own = needed.filter(isSame(rule));
  return new Set(own.flatMap(({ because }) => because.flatMap(({ principals }) => principals)));
}
