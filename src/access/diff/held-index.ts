import type { Place } from '../../diagnostic/diagnostic.ts';
import type { RouteStep } from './access-diff.ts';
import type { Alike, Span } from './alike.ts';
import { stepsText } from './steps-text.ts';
import type { AccessPart, HeldAccess, PartGroup } from './system-access.ts';

/** All that is held by those of whom something changes, before and after. */
export interface HeldIndex {
  readonly before: IndexedParts;
  readonly after: IndexedParts;
}

export interface IndexedParts {
  /** The numbers of the groups that each of them holds since one of their spans, in their order. */
  groupsOf(alike: Alike, span: number): readonly (readonly number[])[];
  /** Those that say this of an action, each with a way on from there to where it stands. */
  saying(action: string, saying: string): readonly LeadingOn[];
  withKey(key: string): readonly SamePart[];
  /** The parts of a group by its number, in their order. */
  inGroup(group: number): readonly PartPlace[];
}

export interface LeadingOn {
  readonly same: SamePart;
  readonly steps: readonly RouteStep<Place>[];
}

/** Parts from which the same leads on: one of them. */
export interface SamePart {
  readonly part: AccessPart;
}

/** Where one of them is. */
export interface PartPlace {
  readonly same: SamePart;
  /** Its place in the group. */
  readonly part: number;
  /** The names of the way there, whoever has the group. */
  readonly way: string;
}

export function heldIndex(all: Iterable<Alike>): HeldIndex {
  const sides = { before: sameParts(), after: sameParts() };
  for (const { members } of all) {
    for (const { spans } of members) {
      for (const { before, after } of spans) {
        sides.before.add(before.held);
        sides.after.add(after.held);
      }
    }
  }
  return { before: indexed(sides.before, 'before'), after: indexed(sides.after, 'after') };
}

/** What no change asks about is not looked at. */
function indexed({ parts, numberOf, inGroup }: SameParts, side: 'before' | 'after'): IndexedParts {
  const byAction = new Map<string, ReadonlyMap<string, readonly SamePart[]>>();
  const led = new Map<string, readonly LeadingOn[]>();
  let byKey: ReadonlyMap<string, readonly SamePart[]> | undefined;
  const groups = new Map<Alike, (readonly (readonly number[])[])[]>();
  return {
    groupsOf(alike, span) {
      const own = groups.get(alike) ?? [];
      groups.set(alike, own);
      own[span] ??= alike.members.map(({ spans }) => (spans[span] as Span)[side].held.groups.map(numberOf));
      return own[span];
    },
    saying(action, saying) {
      const key = `${action} ${saying}`;
      const found = led.get(key) ?? leadingOn(partsSaying(action, saying), action, saying);
      led.set(key, found);
      return found;
    },
    withKey(key) {
      byKey ??= groupedBy(parts, ({ part }) => [part.key]);
      return byKey.get(key) ?? none;
    },
    inGroup,
  };

  function partsSaying(action: string, saying: string): readonly SamePart[] {
    const sayings = (same: SamePart) => same.part.sayings?.(action).map(({ key }) => key) ?? [];
    const own = byAction.get(action) ?? groupedBy(parts, sayings);
    byAction.set(action, own);
    return own.get(saying) ?? none;
  }
}

function leadingOn(parts: readonly SamePart[], action: string, saying: string): readonly LeadingOn[] {
  return parts.flatMap((same) =>
    (same.part.stepsTo?.(action, saying) ?? []).map((steps): LeadingOn => ({ same, steps })),
  );
}

const none: readonly SamePart[] = [];

function groupedBy(
  parts: Iterable<SamePart>,
  keysOf: (part: SamePart) => readonly string[],
): ReadonlyMap<string, readonly SamePart[]> {
  const byKey = new Map<string, SamePart[]>();
  for (const part of parts) {
    const keys = keysOf(part);
    for (const key of keys.length < 2 ? keys : new Set(keys)) {
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, [part]);
      else known.push(part);
    }
  }
  return byKey;
}

interface SameParts {
  numberOf(group: PartGroup): number;
  readonly parts: Iterable<SamePart>;
  inGroup(group: number): readonly PartPlace[];
  add(held: HeldAccess): void;
}

function sameParts(): SameParts {
  const byKind = new Map<string, SamePart>();
  const seen = new Map<PartGroup, number>();
  const groups: (readonly PartPlace[])[] = [];
  return {
    numberOf: (group) => seen.get(group) as number,
    get parts() {
      return [...byKind.values()];
    },
    inGroup: (group) => groups[group] as readonly PartPlace[],
    add(held) {
      for (let at = 0; at < held.groups.length; at += 1) {
        const group = held.groups[at] as PartGroup;
        if (seen.has(group)) continue;
        seen.set(group, seen.size);
        groups.push(group.parts.map((each, part) => new Placed(held, at, sameAs(each), part)));
      }
    },
  };

  function sameAs(part: AccessPart): SamePart {
    // Parts with one key may be of different documents.
    const kind = `${part.key} ${part.document ?? part.path}`;
    const same = byKind.get(kind) ?? { part };
    byKind.set(kind, same);
    return same;
  }
}

/** A class, since there are tens of thousands, and few are asked for their way. */
class Placed implements PartPlace {
  readonly same: SamePart;
  readonly part: number;
  readonly #held: HeldAccess;
  readonly #at: number;
  #way: string | undefined;

  constructor(held: HeldAccess, at: number, same: SamePart, part: number) {
    this.#held = held;
    this.#at = at;
    this.same = same;
    this.part = part;
  }

  /** Many changes lead to the same. */
  get way(): string {
    this.#way ??= stepsText(this.#held.wayTo(this.#at, this.part));
    return this.#way;
  }
}
