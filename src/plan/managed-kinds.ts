import type { Target } from '../model/model.ts';
import { type ObjectKind, objectKinds } from './address.ts';

/** What a provider says of it. */
export interface ManagedBy {
  readonly manages: readonly ObjectKind[];
  readonly onlyWhenNamed?: readonly ObjectKind[];
}

/**
 * The kinds of objects a plan for a target may touch: what it `manages`, of what its provider can hold. Some of those
 * have to be named.
 */
export function managedKinds(
  target: Pick<Target, 'manages'>,
  capabilities: ManagedBy,
): ReadonlySet<ObjectKind> {
  const wanted: ReadonlySet<string> | undefined = target.manages && new Set(target.manages);
  const able = new Set(capabilities.manages);
  const byName = new Set(capabilities.onlyWhenNamed);
  const isWanted = (kind: ObjectKind) => (wanted === undefined ? !byName.has(kind) : wanted.has(kind));
  return new Set(objectKinds.filter((kind) => able.has(kind) && isWanted(kind)));
}
