import { type ObjectKind, ownKinds } from '../../plan/address.ts';
import type { SectionEnds } from '../../plan/section-ends.ts';

/** The kinds that a target does not manage and that access follows from: of those it says nothing, the files do. */
export function unmanagedKinds({ after }: SectionEnds): readonly ObjectKind[] {
  return ownKinds.filter((kind) => kind !== 'settings' && !after.manages.has(kind));
}
