import type { Document } from '../../parse/document.ts';
import { headOf } from '../../parse/head-of.ts';
import type { RejectedDocument } from '../../parse/rejected-documents.ts';
import type { Kind } from '../../schema/kinds.ts';
import { knownProviders } from '../known-providers.ts';
import {
  type DeclaredRepository,
  type OrganizationFolder,
  sharedKinds,
} from '../repository/declared-repository.ts';
import { matchesAny, sharedFolder } from '../repository/organization-folders.ts';
import { actionCatalogue } from '../services/action-catalogue.ts';
import { documentsOfKind, type TypedDocument } from '../typed-document.ts';
import { buildOrganization } from './build-organization.ts';
import type { DeclaredOrganization, NamedDocuments } from './declared-organization.ts';
import { heldBindings } from './held-bindings.ts';
import { namedKinds } from './named-kinds.ts';

/** The organization of a folder, or undefined where no Organization document says which one it is. */
export function declareOrganization(
  folder: OrganizationFolder,
  repository: DeclaredRepository,
): DeclaredOrganization | undefined {
  const root = documentsOfKind(folder.documents, 'Organization')[0];
  if (root === undefined) return undefined;
  const uses = usedShared(root);
  const documents = [
    ...folder.documents.filter(({ kind }) => kind !== 'Repository' && kind !== 'Organization'),
    ...repository.shared.documents.filter(({ origin }) => uses(origin.file)),
  ];
  const named = firstOfEachName(documents);
  const held = heldBindings(named);
  const organization = buildOrganization(root, named, held);
  return {
    folder: folder.path,
    organization,
    root,
    documents,
    named,
    get bindings() {
      return held.all();
    },
    heldByThose: held.ofThose,
    actions: actionCatalogue(organization.services.values()),
    sharedFiles: repository.shared.files,
    providers: [...new Set([...knownProviders, ...(repository.context.providers ?? [])])],
    mayBeRejected: rejections(repository, folder, uses),
  };
}

/** Which files under `shared/` an organization uses. */
export function usedShared(root: TypedDocument<'Organization'>): (file: string) => boolean {
  const matches = matchesAny(root.body.uses ?? []);
  return (file) => file.startsWith(sharedFolder) && matches(file.slice(sharedFolder.length));
}

function firstOfEachName(documents: readonly Document[]): NamedDocuments {
  const first = new Map<Kind, Map<string, Document>>(namedKinds.map((kind) => [kind, new Map()]));
  for (const document of documents) {
    const ofKind = first.get(document.kind);
    // Of the kinds here every document has a name, by its schema.
    const name = headOf(document).name as string;
    if (ofKind !== undefined && !ofKind.has(name)) ofKind.set(name, document);
  }
  return Object.fromEntries(first) as unknown as NamedDocuments;
}

function rejections(
  { context, territoryOf }: DeclaredRepository,
  folder: OrganizationFolder,
  uses: (file: string) => boolean,
): (kind: Kind, name?: string) => boolean {
  const rejected = context.rejected.filter(({ file, kind }) => {
    const territory = territoryOf(file);
    if (territory.in === 'organization') return territory.folder === folder.path;
    return uses(file) && (kind === undefined || sharedKinds.includes(kind));
  });
  return (kind, name) => rejected.some((document) => mayBe(document, kind, name));
}

function mayBe(document: RejectedDocument, kind: Kind, name: string | undefined): boolean {
  return (document.kind ?? kind) === kind && (name === undefined || (document.name ?? name) === name);
}
