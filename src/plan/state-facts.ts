import type { Address } from './address.ts';
import { layerOf } from './layered-entries.ts';
import type { Relations } from './reach/relation.ts';
import type { StateEntries } from './state.ts';

/** What is known of a state without going through it. */
export interface StateFacts {
  readonly relations: Relations;
  /** The edges that an object holds. */
  readonly edgesOf: (holder: Address) => Iterable<Address>;
  /** The addresses of objects. */
  readonly objects: readonly Address[];
  /** The members' e-mail addresses. */
  readonly emails: () => Iterable<readonly [Address, string]>;
}

const facts = new WeakMap<StateEntries, StateFacts>();

export function knowFacts(entries: StateEntries, known: StateFacts): void {
  facts.set(entries, known);
}

export function factsOf(entries: StateEntries): StateFacts | undefined {
  return facts.get(entries);
}

/** The addresses of the objects of a kind. */
export function* objectsOfKind(entries: StateEntries, kind: string): Iterable<Address> {
  const layer = layerOf(entries);
  const prefix = `${kind}:`;
  if (layer === undefined) {
    for (const address of factsOf(entries)?.objects ?? entries.keys())
      if (address.startsWith(prefix)) yield address;
    return;
  }
  for (const address of objectsOfKind(layer.base, kind)) if (!layer.changed.has(address)) yield address;
  for (const [address, value] of layer.changed)
    if (value !== undefined && address.startsWith(prefix)) yield address;
}

/** The addresses at which a role may stand as what a member is; every member that has it is among them. */
export function* membersThatMayHave(entries: StateEntries, role: string): Iterable<Address> {
  const layer = layerOf(entries);
  if (layer !== undefined) {
    for (const address of membersThatMayHave(layer.base, role))
      if (!layer.changed.has(address)) yield address;
    yield* layer.changed.keys();
    return;
  }
  const known = factsOf(entries);
  if (known === undefined) yield* objectsOfKind(entries, 'member');
  else yield* known.relations.heldBy.get(role) ?? [];
}

/** The e-mail addresses of the members in a state. */
export function* emailsIn(entries: StateEntries): Iterable<readonly [Address, string]> {
  const known = factsOf(entries);
  if (known !== undefined) {
    yield* known.emails();
    return;
  }
  for (const [address, { email }] of entries)
    if (address.startsWith('member:') && typeof email === 'string') yield [address, email];
}
