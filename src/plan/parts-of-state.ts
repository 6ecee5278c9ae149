import type { JsonObject } from '../digest/json.ts';
import { type Address, isEdgeAddress, knownAddress, type ObjectKind, objectAddress } from './address.ts';
import { holderOf } from './edge-ends.ts';

/** The entries of a state, sorted out. */
export interface StateParts {
  /** By kind and name. */
  readonly objects: ReadonlyMap<ObjectKind, ReadonlyMap<string, JsonObject>>;
  /** By the address of the object whose edges they are. */
  readonly edges: ReadonlyMap<Address, readonly HeldEdge[]>;
}

export interface HeldEdge {
  /** Of a membership: who is in the team. */
  readonly member: string | undefined;
  readonly value: JsonObject;
}

export function partsOfState(entries: Iterable<readonly [Address, JsonObject]>): StateParts {
  const objects = new Map<ObjectKind, Map<string, JsonObject>>();
  const edges = new Map<Address, HeldEdge[]>();
  for (const [address, value] of entries) {
    const parsed = knownAddress(address);
    if (isEdgeAddress(parsed)) {
      if (parsed.kind === 'repository-permission') continue;
      const { kind, name } = holderOf(parsed);
      const holder = objectAddress(kind, parsed.organization, name);
      const own = edges.get(holder) ?? [];
      edges.set(holder, own);
      own.push({ member: parsed.kind === 'team-member' ? parsed.member : undefined, value });
    } else {
      const named = objects.get(parsed.kind) ?? new Map<string, JsonObject>();
      objects.set(parsed.kind, named.set(parsed.name, value));
    }
  }
  return { objects, edges };
}
