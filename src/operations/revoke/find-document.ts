import { noDocumentCache } from '../../cache/document-cache.ts';
import { territories } from '../../model/repository/organization-folders.ts';
import type { Document } from '../../parse/document.ts';
import type { RevocableKind } from '../../plan/emergency.ts';
import type { SourceTree } from '../../source/source-tree.ts';
import { loadDocuments } from '../load-documents.ts';
import { loadSettings } from '../load-model.ts';

/** How the files call each kind. */
export const writtenKinds = {
  member: 'Member',
  'service-account': 'ServiceAccount',
  token: 'Token',
} as const satisfies Record<RevocableKind, string>;

/**
 * The documents of an organization that can be read, whatever is wrong with the others: an emergency does not wait for
 * files without mistakes.
 */
export async function readableDocuments(
  tree: SourceTree,
  organization: string,
): Promise<readonly Document[]> {
  const territoryOf = territories((await loadSettings(tree)).organizations);
  const folderOf = (file: string) => {
    const territory = territoryOf(file);
    return territory.in === 'organization' ? territory.folder : undefined;
  };
  const own = (await tree.list()).files.filter((file) => folderOf(file) !== undefined);
  const { documents } = await loadDocuments(tree, own, noDocumentCache);
  const itself = documents.find(({ kind, body }) => kind === 'Organization' && body.name === organization);
  if (itself === undefined) return [];
  const folder = folderOf(itself.origin.file);
  return documents.filter(({ origin }) => folderOf(origin.file) === folder);
}

export function documentOf(
  documents: readonly Document[],
  { kind, name }: { readonly kind: RevocableKind; readonly name: string },
): Document | undefined {
  return documents.find((each) => each.kind === writtenKinds[kind] && each.body.name === name);
}
