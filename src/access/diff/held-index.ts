import type { Alike } from './alike.ts';
import { stepsText } from './steps-text.ts';
import type { AccessPart, HeldAccess, PartGroup } from './system-access.ts';

/** All that is held by those of whom something changes, before and after. */
export interface HeldIndex {
  readonly before: IndexedParts;
  readonly after: IndexedParts;
}

export interface IndexedParts {
  /** Those that say this of an action. */
  saying(action: string, saying: string): readonly SamePart[];
  withKey(key: string): readonly SamePart[];
}

/** Parts from which the same leads on, with where they are. */
export interface SamePart {
  readonly part: AccessPart;
  readonly places: readonly PartPlace[];
}

export interface PartPlace {
  readonly group: PartGroup;
  readonly part: number;
  /** The names of the way there, whoever has the group. */
  way(): string;
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
  return { before: indexed(sides.before.parts), after: indexed(sides.after.parts) };
}

/** What no change asks about is not looked at. */
function indexed(parts: Iterable<SamePart>): IndexedParts {
  const byAction = new Map<string, ReadonlyMap<string, readonly SamePart[]>>();
  let byKey: ReadonlyMap<string, readonly SamePart[]> | undefined;
  return {
    saying(action, saying) {
      const sayings = (same: SamePart) => same.part.sayings?.(action).map(({ key }) => key) ?? [];
      const own = byAction.get(action) ?? groupedBy(parts, sayings);
      byAction.set(action, own);
      return own.get(saying) ?? none;
    },
    withKey(key) {
      byKey ??= groupedBy(parts, ({ part }) => [part.key]);
      return byKey.get(key) ?? none;
    },
  };
}

const none: readonly SamePart[] = [];

function groupedBy(
  parts: Iterable<SamePart>,
  keysOf: (part: SamePart) => readonly string[],
): ReadonlyMap<string, readonly SamePart[]> {
  const byKey = new Map<string, SamePart[]>();
  for (const part of parts) {
    for (const key of new Set(keysOf(part))) {
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, [part]);
      else known.push(part);
    }
  }
  return byKey;
}

interface SameParts {
  readonly parts: Iterable<SamePart>;
  add(held: HeldAccess): void;
}

function sameParts(): SameParts {
  const byKind = new Map<string, { readonly part: AccessPart; readonly places: PartPlace[] }>();
  const seen = new Set<PartGroup>();
  return {
    get parts() {
      return [...byKind.values()];
    },
    add(held) {
      for (const [at, group] of held.groups.entries()) {
        if (seen.has(group)) continue;
        seen.add(group);
        for (const [part, each] of group.parts.entries()) {
          // Parts with one key may be of different documents.
          const kind = `${each.key} ${each.document ?? each.path}`;
          const known = byKind.get(kind) ?? { part: each, places: [] };
          byKind.set(kind, known);
          known.places.push({ group, part, way: once(() => stepsText(held.wayTo(at, part))) });
        }
      }
    },
  };
}

/** Many changes lead to the same. */
function once(make: () => string): () => string {
  let made: string | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
