import { documentsOfKind, type TypedDocument } from '../typed-document.ts';
import type { DeclaredRepository } from './declared-repository.ts';

/** The Organization document of each folder that has one: of several the first, and of several folders of one name the first. */
export function organizationRoots({ folders }: DeclaredRepository): readonly TypedDocument<'Organization'>[] {
  const byName = new Map<string, TypedDocument<'Organization'>>();
  for (const { documents } of folders) {
    const root = documentsOfKind(documents, 'Organization')[0];
    if (root !== undefined && !byName.has(root.body.name)) byName.set(root.body.name, root);
  }
  return [...byName.values()];
}
