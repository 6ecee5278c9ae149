import { BylawError } from '../diagnostic/bylaw-error.ts';
import { type Checked, hasErrors, type PlacedDiagnostic } from '../diagnostic/diagnostic.ts';
import { buildModel } from '../model/build-model.ts';
import type { Model } from '../model/model.ts';
import { repositoryFile } from '../model/repository/organization-folders.ts';
import {
  type LedgerSettings,
  type RepositorySettings,
  repositoryDocument,
  settingsOf,
} from '../model/repository/settings.ts';
import { repositorySettings } from '../model/repository-settings.ts';
import type { Document } from '../parse/document.ts';
import { locateDiagnostics, pointedFiles } from '../parse/locate.ts';
import { parseDocuments } from '../parse/parse-documents.ts';
import { rejectedDocuments } from '../parse/rejected-documents.ts';
import { ownFiles } from '../source/own-files.ts';
import type { SourceListing, SourceTree } from '../source/source-tree.ts';
import type { CheckedSource } from './checked-source.ts';
import { type KeptModel, noKeptModel } from './kept-model.ts';
import { loadDocuments } from './load-documents.ts';
import type { Session } from './session.ts';
import { type SourceTexts, sourceTexts } from './source-texts.ts';

/** The YAML of a repository, read, parsed and linked, with every mistake found so far. */
export interface LoadedModel {
  /** Bylaw's own files: `bylaw.yaml`, `shared/` and the organizations' folders. */
  readonly files: SourceTexts;
  readonly settings: RepositorySettings;
  /** The id of the content of a file without mistakes, where it is known. */
  readonly contents: (file: string) => string | undefined;
  readonly diagnostics: readonly PlacedDiagnostic[];
  /** Absent where an error makes it unusable. */
  readonly model: Model | undefined;
}

/**
 * Reads and links what a source tree declares.
 * @throws BylawError `source/no-repository-file`, and what `ownFiles` and reading throw
 */
export async function loadModel(
  tree: SourceTree,
  session: Pick<Session, 'progress' | 'providers'>,
  openKept: () => KeptModel = () => noKeptModel,
): Promise<LoadedModel> {
  const listing = await tree.list();
  const isThere =
    listing.files.includes(repositoryFile) || listing.obstacles.some(({ path }) => path === repositoryFile);
  if (!isThere) throw noRepositoryFile(listing);
  const settings = await loadSettings(tree);
  const own = ownFiles(listing, settings.organizations);
  session.progress.step(`reading ${own.length} files`);
  const kept = openKept();
  const { documents, diagnostics, read, contents } = await loadDocuments(tree, own, kept.documents);
  session.progress.step('linking what they declare');
  const { verdicts } = kept;
  const built = buildModel(documents, {
    files: own,
    rejected: rejectedDocuments(read, diagnostics, documents),
    providers: [...(session.providers?.keys() ?? [])],
    ...(verdicts === undefined || documents.length < manyDocuments
      ? {}
      : { earlier: { verdicts, contents } }),
  });
  const files = sourceTexts(tree, own, read);
  return {
    files,
    settings,
    contents,
    diagnostics: [...diagnostics, ...built.diagnostics],
    model: built.value,
  };
}

/** Of fewer the rules are asked sooner than remembered. */
const manyDocuments = 100;

/** What `bylaw.yaml` says, without judging it; the defaults where there is none. */
export async function loadSettings(tree: SourceTree): Promise<RepositorySettings> {
  return settingsOf(repositoryDocument((await parseRepositoryFile(tree)).value ?? []));
}

/**
 * What `bylaw.yaml` says of the ledger; the defaults where there is no such file.
 * @throws BylawError `source/invalid-repository-file`: with a mistake in the file the ref would be a guess
 */
export async function loadLedgerSettings(tree: SourceTree): Promise<LedgerSettings> {
  const parsed = await parseRepositoryFile(tree);
  const { value: settings, diagnostics } = repositorySettings(parsed.value ?? []);
  const found = [...parsed.diagnostics, ...diagnostics];
  if (settings === undefined || hasErrors(found)) throw invalidRepositoryFile(found);
  return settings.ledger;
}

async function parseRepositoryFile(tree: SourceTree): Promise<Checked<readonly Document[]>> {
  try {
    return parseDocuments(await tree.read([repositoryFile]));
  } catch (error) {
    if (error instanceof BylawError && error.code === 'source/not-found')
      return { value: [], diagnostics: [] };
    throw error;
  }
}

/** Diagnostics with lines and columns, and the texts that they point into. */
export async function checkedSource(
  files: SourceTexts,
  placed: readonly PlacedDiagnostic[],
): Promise<CheckedSource> {
  const pointed = await files.read(placed.flatMap(pointedFiles));
  const texts = new Map(pointed.map(({ path, text }) => [path, text]));
  return { diagnostics: locateDiagnostics(placed, pointed), texts };
}

function invalidRepositoryFile(found: readonly PlacedDiagnostic[]): BylawError {
  const [first, ...others] = found.filter(({ severity }) => severity === 'error');
  const more = others.length === 0 ? '' : `, and ${others.length} more`;
  const message = `${repositoryFile} has errors: ${first?.message ?? 'it cannot be used'}${more}`;
  return new BylawError('source/invalid-repository-file', message, { hint: '`bylaw validate` shows where' });
}

function noRepositoryFile({ files, obstacles }: SourceListing): BylawError {
  const paths = [...files, ...obstacles.map(({ path }) => path)];
  const elsewhere = paths.find((path) => /(^|\/)bylaw\.ya?ml$/i.test(path));
  return new BylawError(
    'source/no-repository-file',
    `there is no ${repositoryFile} at the root of the repository`,
    {
      hint:
        elsewhere === undefined
          ? 'start with `bylaw init`, or take over an organization with `bylaw import`'
          : `\`${elsewhere}\` does not count: the file is \`${repositoryFile}\`, at the root`,
    },
  );
}
