import type { Target } from '../model/model.ts';
import { type ObjectKind, objectKinds } from './address.ts';

/** The kinds of objects a plan for a target may touch: what it `manages`, of what its provider can hold. */
export function managedKinds(
  target: Pick<Target, 'manages'>,
  capabilities: { readonly manages: readonly ObjectKind[] },
): ReadonlySet<ObjectKind> {
  const wanted: ReadonlySet<string> | undefined = target.manages && new Set(target.manages);
  const able = new Set(capabilities.manages);
  return new Set(objectKinds.filter((kind) => able.has(kind) && (wanted === undefined || wanted.has(kind))));
}
