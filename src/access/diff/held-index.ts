import type { Alike } from './alike.ts';
import type { AccessPart, HeldAccess, PartGroup } from './system-access.ts';

/** All that is held by those of whom something changes, before and after. */
export interface HeldIndex {
  readonly before: Iterable<SamePart>;
  readonly after: Iterable<SamePart>;
}

/** Parts from which the same leads on, with where they are. */
export interface SamePart {
  readonly part: AccessPart;
  readonly places: readonly PartPlace[];
}

export interface PartPlace {
  readonly group: PartGroup;
  readonly part: number;
  /** Somebody who has the group, and its place in what they hold. */
  readonly held: HeldAccess;
  readonly at: number;
}

export function heldIndex(all: Iterable<Alike>): HeldIndex {
  const sides = { before: samePart(), after: samePart() };
  for (const { members } of all) {
    for (const { before, after } of members.flatMap(({ spans }) => spans)) {
      sides.before.add(before.held);
      sides.after.add(after.held);
    }
  }
  return { before: [...sides.before.parts], after: [...sides.after.parts] };
}

interface SameParts {
  readonly parts: Iterable<SamePart>;
  add(held: HeldAccess): void;
}

function samePart(): SameParts {
  const byKind = new Map<string, { readonly part: AccessPart; readonly places: PartPlace[] }>();
  const seen = new Set<PartGroup>();
  return {
    get parts() {
      return byKind.values();
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
          known.places.push({ group, part, held, at });
        }
      }
    },
  };
}
