import type { Address } from '../address.ts';

/** Which addresses belong to another one, such as the bindings to who holds them. */
export interface Relation {
  get(from: string): Iterable<Address> | undefined;
  /** Whether there are any. */
  has(from: string): boolean;
  keys(): Iterable<string>;
}

/** What is related to what in a state. */
export interface Relations<R extends Relation = Relation> {
  readonly teamsOf: R;
  readonly membersOf: R;
  readonly bindingsOf: R;
  readonly childrenOf: R;
  readonly tokensOf: R;
  /** Bindings, and principals whose `role` it is. */
  readonly heldBy: R;
}

/** One that may change, over one that stays as it is: what is not changed is not copied. */
export interface RelationLayer extends Relation {
  relate(from: string, to: Address, present: boolean): void;
}

export function layerOver(base: Relation): RelationLayer {
  const own = new Map<string, Set<Address>>();
  const get = (from: string) => own.get(from) ?? base.get(from);
  return {
    get,
    has: (from) => {
      const changed = own.get(from);
      return changed === undefined ? base.has(from) : changed.size > 0;
    },
    *keys() {
      for (const from of base.keys()) if (!own.has(from)) yield from;
      for (const [from, to] of own) if (to.size > 0) yield from;
    },
    relate(from, to, present) {
      const known = own.get(from) ?? new Set(base.get(from));
      own.set(from, known);
      if (present) known.add(to);
      else known.delete(to);
    },
  };
}
