import type { NeededApproval } from '../../access/guardrails/breach.ts';
import { digestsOf } from '../../access/guardrails/planned-changes.ts';
import type { Place } from '../../diagnostic/diagnostic.ts';
import type { PlannedSection } from '../build-section.ts';
import type { Change } from '../plan.ts';
import type { ScheduledEdge, StateEntries } from '../state.ts';
import { adoptedKeys } from './adopted-keys.ts';
import type { FileSteps } from './file-steps.ts';
import { withDependents } from './hold-changes.ts';
import type { Maker } from './made-by.ts';
import type { MovedEdge } from './moved-edges.ts';
import { givesLater } from './moved-edges.ts';
import { scheduledKey } from './scheduled-key.ts';

export type Needed = NeededApproval<Place>;

/** Changes of a section, and edges that it announces for later, or lets stay for longer. */
export interface SectionPart {
  readonly changes: readonly Change[];
  readonly scheduled: readonly ScheduledEdge[];
}

export interface ApprovalCase {
  readonly planned: PlannedSection;
  /** What stays for longer than it was to, though nothing of it changes. */
  readonly moved?: readonly MovedEdge[];
  readonly needed: readonly Needed[];
  /** From the files that were applied as a whole last to those that are. */
  readonly net: FileSteps;
  /** Of each thing that differs, which parts of the history made it so; see madeBy. */
  readonly makers: ReadonlyMap<string, readonly Maker[]>;
  /** How many parts the history has. */
  readonly parts: number;
  /** Whether those who have to by a guardrail agreed to a part of the history. */
  readonly agreed: (rule: Needed, part: number) => boolean;
  /** What is still needed for all of a section where a part of it is there, and some of what is there is not. */
  readonly beyond: (given: SectionPart, all: SectionPart, without?: ReadonlySet<string>) => readonly Needed[];
  /** What Bylaw put there before, as the ledger has it. */
  readonly recorded: StateEntries;
  /** What the files declared that were applied last, whatever was left out of them. */
  readonly applied: StateEntries;
}

/** An approval that nobody gave, or not everybody. */
export interface Missing {
  readonly needed: Needed;
  /** Held for it: by digest. */
  readonly changes: readonly string[];
  /** The parts of the history that it lacks, oldest first; empty where it is not known which. */
  readonly parts: readonly number[];
}

/** What may not be applied as nobody agreed to it. */
export interface Withheld {
  readonly missing: readonly Missing[];
  readonly changes: ReadonlySet<Change>;
  readonly scheduled: ReadonlySet<ScheduledEdge>;
  /** Whether nothing of the section may be: the rest would be judged by rules that nobody agreed to. */
  readonly isWhole: boolean;
}

/**
 * What of a section has to wait for an approval. Whatever those who have to agreed to, and whatever only puts back what
 * was applied before, is there first; of the rest that waits which brings anything that needs an approval. So nothing
 * comes in by what is not told to come from it.
 */
export function withheld(approvals: ApprovalCase): Withheld {
  const missing: Missing[] = [];
  const held: Held = { changes: new Set(), scheduled: new Set() };
  let isWhole = false;
  for (const rule of approvals.needed) {
    const lacking = rulesLacking(approvals, rule);
    if (lacking !== undefined) {
      isWhole = true;
      missing.push({ needed: rule, changes: [], parts: lacking });
      continue;
    }
    const own = holdFor(approvals, rule, held);
    if (own.length > 0) missing.push(missingOf(approvals, rule, own));
    const adopted = adoptedUnasked(approvals, rule, held);
    if (adopted.length === 0) continue;
    isWhole = true;
    const parts = adopted.flatMap((address) => lackingOf(approvals, rule, address));
    missing.push({ needed: rule, changes: [], parts: [...new Set(parts)].sort((a, b) => a - b) });
  }
  const changes = withDependents(approvals.planned, held.changes);
  return { missing, changes, scheduled: held.scheduled, isWhole };
}

interface Held {
  readonly changes: Set<Change>;
  readonly scheduled: Set<ScheduledEdge>;
}

/** What may be held: a change, or an edge that is announced. */
type Item = Change | ScheduledEdge;

/** The parts of the history that guardrails are loosened by and that lack the approval; undefined where none does. */
function rulesLacking(approvals: ApprovalCase, rule: Needed): readonly number[] | undefined {
  if (rule.because.every(({ principals }) => principals.length > 0)) return undefined;
  const { net, parts, makers } = approvals;
  const keys = [...net.steps].flatMap(([key, { value }]) => (value === undefined ? [key] : []));
  const all = Array.from({ length: parts }, (_, part) => part);
  // Where it does not show which files it comes from, all of them have to be agreed to.
  const isKnown = keys.length > 0 && keys.every((key) => makers.has(key));
  const lacking = isKnown
    ? new Set(keys.flatMap((key) => lackingOf(approvals, rule, key)))
    : new Set(all.filter((part) => !approvals.agreed(rule, part)));
  if (all.length > 0 && lacking.size === 0) return undefined;
  return [...lacking].sort((a, b) => a - b);
}

/**
 * The parts that made something what it is and lack an approval: none where it was agreed to just so, or to more of the
 * same.
 */
function lackingOf({ makers, agreed }: ApprovalCase, rule: Needed, key: string): readonly number[] {
  const found = makers.get(key) ?? [];
  return found.flatMap(({ part, asProposed, narrows }) =>
    narrows || (asProposed && agreed(rule, part)) ? [] : [part],
  );
}

function isGiven(approvals: ApprovalCase, rule: Needed, item: Item): boolean {
  const { net, recorded } = approvals;
  const step = net.steps.get(item.address);
  // No file was changed there, by now: it puts back what was applied before, or time brought it.
  if (step === undefined) return true;
  // What was never there and is to stay for longer waits with its end: once it is there nothing tells of that end.
  const isBack = recorded.has(item.address) || !givesLater(step.was, step.value);
  if (step.isLater === true && 'digest' in item && isBack) return true;
  return isAgreed(approvals, rule, item.address);
}

/** What no part of the history is known to have made nobody agreed to. */
function isAgreed(approvals: ApprovalCase, rule: Needed, key: string): boolean {
  return approvals.makers.has(key) && lackingOf(approvals, rule, key).length === 0;
}

/** Holds until what is left needs nothing more than was given; tells what it held. */
function holdFor(approvals: ApprovalCase, rule: Needed, held: Held): readonly Item[] {
  const own: Item[] = [];
  for (;;) {
    const { changes, scheduled } = leftOf(approvals, held);
    const open = new Set<Item>([...changes, ...scheduled].filter((each) => !isGiven(approvals, rule, each)));
    if (open.size === 0) return own;
    const given = {
      changes: changes.filter((change) => !open.has(change)),
      scheduled: scheduled.filter((edge) => !open.has(edge)),
    };
    const needed = approvals.beyond(unneedy(approvals, given), { changes, scheduled }).filter(isSame(rule));
    const because = needed.flatMap((each) => each.because).filter(({ principals }) => principals.length > 0);
    if (because.length === 0) return own;
    const next = nextHeld([...open], because);
    for (const each of next) {
      own.push(each);
      if ('digest' in each) held.changes.add(each);
      else held.scheduled.add(each);
    }
  }
}

/**
 * What is there already by somebody's hand, so that nothing changes, and what a file now says that nobody agreed to: to
 * apply it would make it last. Empty where nobody has to agree to it.
 */
function adoptedUnasked(approvals: ApprovalCase, rule: Needed, held: Held): readonly string[] {
  const { planned, net, recorded, applied, beyond } = approvals;
  const found = adoptedKeys(planned, net, recorded, applied).filter(
    (address) => !isAgreed(approvals, rule, address),
  );
  if (found.length === 0) return [];
  const left = leftOf(approvals, held);
  const needed = beyond(left, left, new Set(found)).filter(isSame(rule));
  return needed.some(({ because }) => because.some(({ principals }) => principals.length > 0)) ? found : [];
}

/** What is not held, nor needs anything that is. */
function leftOf({ planned, moved = [] }: ApprovalCase, held: Held): SectionPart {
  const { section, desired } = planned;
  const without = withDependents(planned, held.changes);
  return {
    changes: section.changes.filter((change) => !without.has(change)),
    scheduled: [...desired.scheduled, ...moved].filter((edge) => !held.scheduled.has(edge)),
  };
}

/** Without what cannot be made before something that is left out. */
function unneedy({ planned }: ApprovalCase, { changes, scheduled }: SectionPart): SectionPart {
  const left = planned.section.changes.filter((change) => !changes.includes(change));
  const without = withDependents(planned, new Set(left));
  return { changes: changes.filter((change) => !without.has(change)), scheduled };
}

/** Those that the reasons name; where they name none, all: rather what takes nothing away. */
function nextHeld(open: readonly Item[], because: Needed['because']): readonly Item[] {
  const told = new Set(because.flatMap(({ changes }) => changes));
  const who = because.flatMap(({ principals }) => principals);
  const items = open.map((each) => ({ each, digest: keyOf(each), address: each.address }));
  const ofThem = new Set(digestsOf(items, who));
  const named = items.filter(({ digest }) => told.has(digest)).map(({ each }) => each);
  const about = items.filter(({ digest }) => ofThem.has(digest)).map(({ each }) => each);
  const choices = [named, about, open].flatMap((all) => [all.filter(givesSomething), all]);
  return choices.find((each) => each.length > 0) ?? open;
}

function givesSomething(item: Item): boolean {
  return !('effect' in item) || (item.effect !== 'loss' && item.effect !== 'none');
}

/** What an item is named by: a change by its digest, an announced edge by its address. */
export function keyOf(item: Item): string {
  return 'digest' in item ? item.digest : scheduledKey(item.address);
}

export function isSame({ guardrail, by, count }: Needed) {
  const text = JSON.stringify([guardrail, by, count]);
  return (other: Needed) => JSON.stringify([other.guardrail, other.by, other.count]) === text;
}

function missingOf(approvals: ApprovalCase, needed: Needed, own: readonly Item[]): Missing {
  const parts = own.flatMap(({ address }) => lackingOf(approvals, needed, address));
  return {
    needed,
    changes: own.map(keyOf),
    parts: [...new Set(parts)].sort((a, b) => a - b),
  };
}
