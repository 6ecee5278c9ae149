import type { Document } from '../../parse/document.ts';
import type { Kind } from '../../schema/kinds.ts';
import type { ModelContext } from '../model-context.ts';
import { compareOrigins, compareText } from '../place.ts';
import type { TypedDocument } from '../typed-document.ts';
import { type Territory, territories } from './organization-folders.ts';
import { type RepositorySettings, repositoryDocument, settingsOf } from './settings.ts';

/** A folder that holds one organization, by right or not: what is in it before anything is known to hold. */
export interface OrganizationFolder {
  /** From the repository root: `organizations/acme`. */
  readonly path: string;
  readonly files: readonly string[];
  /** In source order. */
  readonly documents: readonly Document[];
}

/** The whole repository as declared, in source order, before anything is known to hold. */
export interface DeclaredRepository {
  readonly settings: RepositorySettings;
  /** The document the settings come from; a repository may do without. */
  readonly settingsDocument: TypedDocument<'Repository'> | undefined;
  readonly documents: readonly Document[];
  /** Every file that was read, by path. */
  readonly files: readonly string[];
  /** By path. */
  readonly folders: readonly OrganizationFolder[];
  readonly shared: { readonly files: readonly string[]; readonly documents: readonly Document[] };
  readonly territoryOf: (file: string) => Territory;
  readonly context: ModelContext;
}

/** The kinds of documents that several organizations can share. */
export const sharedKinds: readonly Kind[] = ['Role', 'Policy', 'Service', 'Guardrail'];

export function declareRepository(documents: readonly Document[], context: ModelContext): DeclaredRepository {
  const settingsDocument = repositoryDocument(documents);
  const settings = settingsOf(settingsDocument);
  const territoryOf = territories(settings.organizations);
  const ordered = documents.toSorted((a, b) => compareOrigins(a.origin, b.origin));
  const files = [...new Set([...context.files, ...documents.map(({ origin }) => origin.file)])].sort(
    compareText,
  );
  return {
    settings,
    settingsDocument,
    documents: ordered,
    files,
    folders: organizationFolders(files, ordered, territoryOf),
    shared: {
      files: files.filter((file) => territoryOf(file).in === 'shared'),
      documents: ordered.filter(
        ({ kind, origin }) => sharedKinds.includes(kind) && territoryOf(origin.file).in === 'shared',
      ),
    },
    territoryOf,
    context,
  };
}

function organizationFolders(
  files: readonly string[],
  documents: readonly Document[],
  territoryOf: (file: string) => Territory,
): readonly OrganizationFolder[] {
  const folders = new Map<string, { files: string[]; documents: Document[] }>();
  for (const file of files) {
    const territory = territoryOf(file);
    if (territory.in !== 'organization') continue;
    const folder = folders.get(territory.folder);
    if (folder === undefined) folders.set(territory.folder, { files: [file], documents: [] });
    else folder.files.push(file);
  }
  for (const document of documents) {
    const territory = territoryOf(document.origin.file);
    if (territory.in === 'organization') folders.get(territory.folder)?.documents.push(document);
  }
  return [...folders].map(([path, held]) => ({ path, ...held })).sort((a, b) => compareText(a.path, b.path));
}
