import type { AccessSet } from '../sets/access-set.ts';
import type { Alike, Span } from './alike.ts';
import type { Asked } from './asked.ts';
import type { Comparer, Finding } from './compare-held.ts';
import { nothingHeld, type PrincipalPair } from './pair-principals.ts';
import type { HeldAccess, SystemAccess } from './system-access.ts';

/** A change of some principals in one action, for a time. */
export interface Item extends Finding {
  readonly of: Alike;
  /** The place of the span in which it begins. */
  readonly span: number;
  /** In milliseconds; undefined: at once. */
  readonly from: number | undefined;
  /** In milliseconds; undefined: without an end. */
  readonly until: number | undefined;
}

/**
 * How the access of one principal differs, first now, then at every later moment at which something of either side
 * starts or ends.
 */
export function findSpans(
  { before, after }: { readonly before: SystemAccess; readonly after: SystemAccess },
  pair: PrincipalPair,
  now: number,
  comparer: Comparer,
  within: AccessSet | undefined,
): readonly [Span, ...Span[]] {
  const spanAt = (moment: number): Span => {
    const was = askedAt(before, pair.before, pair.name, moment);
    const is = askedAt(after, pair.after, pair.name, moment);
    const findings = comparer.findings(was, is, within);
    return { from: moment === now ? undefined : moment, findings, before: was, after: is };
  };
  const first = spanAt(now);
  const [was, is] = [momentsOf(before, pair.before, now), momentsOf(after, pair.after, now)];
  if (was.length === 0 && is.length === 0) return [first];
  const spans: [Span, ...Span[]] = [first];
  for (const moment of [...new Set([...was, ...is])].sort((a, b) => a - b)) {
    const next = spanAt(moment);
    // Most moments change nothing: what was found before goes on.
    if (next.findings !== spans.at(-1)?.findings) spans.push(next);
  }
  return spans;
}

/** Whether anything differs at any time. */
export function differs(spans: readonly Span[]): boolean {
  return spans.some(({ findings }) => findings.length > 0);
}

/** What changes for those of whom the same does: each as long as it lasts. */
export function itemsOf(alike: Alike): readonly Item[] {
  const [{ spans }] = alike.members;
  const [only] = spans;
  if (spans.length === 1 && only !== undefined)
    return only.findings.map(({ action, difference }): Item => {
      return { action, difference, of: alike, span: 0, from: only.from, until: undefined };
    });
  const items: Item[] = [];
  let open = new Map<string, Item>();
  for (const [span, { from, findings }] of spans.entries()) {
    const next = new Map<string, Item>();
    for (const { action, difference } of findings) {
      const key = `${action.name} ${difference.text}`;
      next.set(key, open.get(key) ?? { action, difference, of: alike, span, from, until: undefined });
      open.delete(key);
    }
    for (const ended of open.values()) items.push({ ...ended, until: from });
    open = next;
  }
  return [...items, ...open.values()];
}

function momentsOf(system: SystemAccess, principal: string | undefined, now: number): readonly number[] {
  return principal === undefined ? [] : system.momentsOf(principal, now);
}

export function askedAt(
  system: SystemAccess,
  principal: string | undefined,
  name: string,
  now: number,
): Asked {
  const held: HeldAccess = principal === undefined ? nothingHeld : system.at(principal, now);
  return { system, principal: principal ?? name, now, held };
}
