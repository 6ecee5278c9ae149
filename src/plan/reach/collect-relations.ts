import { type Address, knownAddress } from '../address.ts';
import { isHeldGrant, objectHolding, personOf, teamOf } from '../edge-addresses.ts';
import type { StateEntries } from '../state.ts';
import { ownerOf, parentOf, roleIn } from './access-fields.ts';
import type { Relation, Relations } from './relation.ts';

/** The relations of a state, each collected when it is first asked for anything: of most states little is asked. */
export function collectRelations(entries: StateEntries): Relations {
  const memberships = once(() => membershipsIn(entries));
  const objects = once(() => objectsIn(entries));
  return {
    teamsOf: relation(() => memberships().teamsOf),
    membersOf: relation(() => memberships().membersOf),
    bindingsOf: relation(once(() => bindingsIn(entries))),
    childrenOf: relation(() => objects().childrenOf),
    tokensOf: relation(() => objects().tokensOf),
    heldBy: relation(once(() => heldIn(entries))),
  };
}

type Found = Map<string, Address[]>;

function membershipsIn(entries: StateEntries) {
  const [teamsOf, membersOf]: [Found, Found] = [new Map(), new Map()];
  for (const address of entries.keys()) {
    if (!address.startsWith('team-member:')) continue;
    const [team, person] = [teamOf(address), personOf(address)];
    add(teamsOf, person, team);
    add(membersOf, team, person);
  }
  return { teamsOf, membersOf };
}

function bindingsIn(entries: StateEntries): Found {
  const found: Found = new Map();
  for (const address of entries.keys()) if (isHeldGrant(address)) add(found, objectHolding(address), address);
  return found;
}

function objectsIn(entries: StateEntries) {
  const [childrenOf, tokensOf]: [Found, Found] = [new Map(), new Map()];
  for (const [address, value] of entries) {
    if (address.startsWith('team:')) {
      const parent = parentOf(address, value);
      if (parent !== undefined) add(childrenOf, parent, address);
    } else if (address.startsWith('token:')) {
      add(tokensOf, ownerOf(knownAddress(address).organization, value), address);
    }
  }
  return { childrenOf, tokensOf };
}

function heldIn(entries: StateEntries): Found {
  const found: Found = new Map();
  for (const [address, value] of entries) {
    const role = roleIn(address, value);
    if (role !== undefined) add(found, role, address);
  }
  return found;
}

function add(found: Found, from: string, to: Address): void {
  const known = found.get(from);
  if (known === undefined) found.set(from, [to]);
  else known.push(to);
}

function relation(all: () => Found): Relation {
  return { get: (from) => all().get(from), has: (from) => all().has(from), keys: () => all().keys() };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
