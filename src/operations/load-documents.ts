import type { DocumentCache } from '../cache/document-cache.ts';
import type { KeptFile } from '../cache/kept-files.ts';
import { invariant } from '../diagnostic/bylaw-error.ts';
import { createDiagnostic } from '../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../diagnostic/diagnostic.ts';
import type { Json } from '../digest/json.ts';
import { writtenLength } from '../digest/written-length.ts';
import type { Contents } from '../model/verdicts/inputs-of.ts';
import type { Document, SourceFile } from '../parse/document.ts';
import { parseFile } from '../parse/parse-documents.ts';
import type { IdentifiedFile, Identity, SourceTree } from '../source/source-tree.ts';

export interface LoadedDocuments {
  /** Of all files, those that an error kept out left out. */
  readonly documents: readonly Document[];
  readonly diagnostics: readonly PlacedDiagnostic[];
  /** The files that had to be read: those with mistakes are among them. */
  readonly read: readonly SourceFile[];
  /** The id of the content of a file that has no mistake, where it is known. */
  readonly contents: Contents;
}

/**
 * What the files at `paths` declare. A file with the content it had when it was last parsed is not parsed again:
 * what a file declares follows from its path and content alone.
 */
export async function loadDocuments(
  tree: SourceTree,
  paths: readonly string[],
  kept: DocumentCache,
): Promise<LoadedDocuments> {
  const identified = inOrder(await tree.identify(paths, kept.get));
  const known = identified.map((each) => keptAs(kept, each));
  const unread = identified.filter(({ file }, at) => file === undefined && known[at] === undefined);
  const texts = unread.length === 0 ? [] : await tree.read(unread.map(({ path }) => path));
  const byPath = new Map(texts.map((file) => [file.path, file]));
  const documents: Document[] = [];
  const diagnostics: PlacedDiagnostic[] = [];
  const read: SourceFile[] = [];
  const keep = new Map<string, KeptFile>();
  const room: Room = { left: mostBeyondTexts };
  let isNew = false;
  for (const [at, each] of identified.entries()) {
    const before = known[at];
    const file = each.file ?? byPath.get(each.path);
    if (file !== undefined) read.push(file);
    const loaded = loadFile(each, file, before, room);
    for (const document of loaded.documents) documents.push(document);
    for (const diagnostic of loaded.diagnostics) diagnostics.push(diagnostic);
    if (loaded.keep !== undefined) keep.set(each.path, loaded.keep);
    isNew ||= loaded.keep !== before;
  }
  // Where all is as it was there is nothing to write.
  if (isNew) kept.keep(keep);
  return { documents, diagnostics, read, contents: (path) => keep.get(path)?.oid };
}

/** By the units of their paths, as documents are ordered. */
function inOrder(files: readonly IdentifiedFile[]): readonly IdentifiedFile[] {
  return files.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

interface LoadedFile extends Pick<LoadedDocuments, 'documents' | 'diagnostics'> {
  readonly keep: KeptFile | undefined;
}

function loadFile(
  identified: IdentifiedFile,
  file: SourceFile | undefined,
  before: KeptFile | undefined,
  room: Room,
): LoadedFile {
  const { stamp } = identified;
  if (before !== undefined) {
    const { oid, documents } = before;
    const keep = stamp === undefined ? before : { oid, stamp, documents };
    return { documents, diagnostics: [], keep };
  }
  invariant(file !== undefined, 'a file whose documents are not known was not read');
  const { value: documents = [], diagnostics } = parseFile(file);
  const isSmall = isNoLonger(documents, 4096 + 8 * file.text.length);
  if (!isSmall && !fits(documents, room))
    return { documents: [], diagnostics: [...diagnostics, tooLong(file)], keep: undefined };
  const mayKeep = isIdentified(identified) && diagnostics.length === 0 && isSmall;
  return { documents, diagnostics, keep: mayKeep ? keepAs(identified, documents) : undefined };
}

function isIdentified(identified: IdentifiedFile): identified is IdentifiedFile & Identity {
  return 'oid' in identified;
}

/** The id is asked for where it is kept: to know it takes a while. */
function keepAs(identified: Identity, documents: readonly Document[]): KeptFile {
  return {
    get oid() {
      return identified.oid;
    },
    stamp: identified.stamp,
    documents,
  };
}

/** What was kept of a file, if it had the same content. */
function keptAs(kept: DocumentCache, file: IdentifiedFile): KeptFile | undefined {
  const before = kept.get(file.path);
  // The id is asked for last: to know it takes a while.
  return before !== undefined && (file.isStill === true || before.oid === file.oid) ? before : undefined;
}

/**
 * How many characters the documents may have, where they are much longer than the texts that they stand in: of an
 * organization's, defaults make a part of that. What follows from it is written out whole.
 */
const mostBeyondTexts = 64 * 1024 * 1024;

interface Room {
  left: number;
}

function fits(documents: readonly Document[], room: Room): boolean {
  room.left -= writtenLength(bodiesOf(documents), room.left);
  return room.left >= 0;
}

function isNoLonger(documents: readonly Document[], limit: number): boolean {
  return writtenLength(bodiesOf(documents), limit) <= limit;
}

function bodiesOf(documents: readonly Document[]): Json {
  return documents.map(({ body }) => body);
}

function tooLong({ path: file }: SourceFile): PlacedDiagnostic {
  return createDiagnostic('parse/too-large', {
    message: `what aliases and defaults repeat up to here makes more than ${mostBeyondTexts / 1024 / 1024} MB`,
    hint: 'shorten what they repeat: a long text belongs in one place, and not into `defaults` or behind an alias',
    // The file as a whole is meant: it has no line to point at.
    at: { file, document: 0, path: [], on: 'value', span: { start: 0, end: 0 } },
  });
}
