import { isMap, isScalar, isSeq, type Document as YamlDocument } from 'yaml';
import type { Place, PlacedDiagnostic } from '../diagnostic/diagnostic.ts';
import type { Kind } from '../schema/kinds.ts';
import { checkHeader } from './check-header.ts';
import type { Document, SourceFile } from './document.ts';
import { nodesAlong } from './node-at.ts';
import { readYaml } from './read-yaml.ts';

/** A document that did not pass: what it may declare. Without `kind` or `name` it may have been anything. */
export interface RejectedDocument {
  readonly file: string;
  readonly kind?: Kind;
  readonly name?: string;
}

/**
 * The documents that errors kept out, as far as they can be told, so that whoever refers to one is not blamed too.
 * Only files with errors are read again. `documents` are those that were handed on, errors in them or not.
 */
export function rejectedDocuments(
  files: readonly SourceFile[],
  diagnostics: readonly PlacedDiagnostic[],
  documents: readonly Document[],
): readonly RejectedDocument[] {
  if (diagnostics.length === 0) return [];
  const handedOn = handedOnPlaces(documents);
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const rejected = new Map<string, RejectedDocument>();
  for (const [file, errors] of errorsByFile(diagnostics)) {
    const text = texts.get(file) ?? '';
    const yamls = readYaml(text).documents;
    const whole = new Map<number, boolean>();
    for (const { code, at } of errors) {
      const document = at === undefined ? undefined : yamls[at.document];
      const isUnknownKey = code === 'parse/unknown-key' && at !== undefined && document !== undefined;
      if (isUnknownKey && isHandedOn(document, at, handedOn, whole)) continue;
      const found = document === undefined ? { file } : describe(file, text, document, at?.path ?? []);
      rejected.set(JSON.stringify(found), found);
    }
  }
  return [...rejected.values()];
}

/** Where each document that was handed on stands. */
function handedOnPlaces(documents: readonly Document[]): ReadonlySet<string> {
  return new Set(
    documents.map(({ origin: { file, document, path } }) => JSON.stringify([file, document, ...path])),
  );
}

/**
 * Whether everything that an unknown key stands in was handed on: the document, the item, or every item. `whole`
 * keeps what was found of every item, by document.
 */
function isHandedOn(
  yaml: YamlDocument.Parsed,
  at: Place,
  handedOn: ReadonlySet<string>,
  whole: Map<number, boolean>,
): boolean {
  const has = (...path: Place['path']) => handedOn.has(JSON.stringify([at.file, at.document, ...path]));
  const [head, index] = at.path;
  if (has()) return true;
  if (plain(yaml, ['kind'])?.endsWith('List') !== true) return false;
  if (head === 'items' && index !== undefined) return has('items', index);
  const isWhole = whole.get(at.document) ?? isEveryItem(yaml, (item) => has('items', item));
  whole.set(at.document, isWhole);
  return isWhole;
}

function isEveryItem({ contents }: YamlDocument.Parsed, isFine: (item: number) => boolean): boolean {
  const lists = isMap(contents)
    ? contents.items.map(({ value }) => value).filter((value) => isSeq(value))
    : [];
  const [items] = lists;
  return lists.length === 1 && items !== undefined && items.items.every((_, item) => isFine(item));
}

function errorsByFile(
  diagnostics: readonly PlacedDiagnostic[],
): ReadonlyMap<string, readonly PlacedDiagnostic[]> {
  const errors = new Map<string, PlacedDiagnostic[]>();
  for (const diagnostic of diagnostics) {
    const file = diagnostic.at?.file;
    if (file === undefined || diagnostic.severity !== 'error') continue;
    const ofFile = errors.get(file);
    if (ofFile === undefined) errors.set(file, [diagnostic]);
    else ofFile.push(diagnostic);
  }
  return errors;
}

function describe(
  file: string,
  text: string,
  document: YamlDocument.Parsed,
  path: readonly (string | number)[],
): RejectedDocument {
  if (!isMap(document.contents)) return { file };
  const header = { apiVersion: plain(document, ['apiVersion']), kind: plain(document, ['kind']) };
  const { kind, isList } = checkHeader(
    { apiVersion: header.apiVersion ?? null, kind: header.kind ?? null },
    file,
    0,
  );
  if (kind === undefined) return { file };
  const [head, index] = path;
  // Of a broken document the kind is readable, but not what it would go on to say, nor what an open quote swallowed.
  if (document.errors.length > 0) return saysOneKind(text, document) ? { file, kind } : { file };
  if (isList && (head !== 'items' || typeof index !== 'number')) return { file, kind };
  const name = plain(document, isList ? ['items', index ?? 0, 'name'] : ['name']);
  return name === undefined ? { file, kind } : { file, kind, name };
}

function saysOneKind(text: string, { range }: YamlDocument.Parsed): boolean {
  const own = text.slice(range[0], range[2]);
  return [...own.matchAll(/^[ \t]*["']?kind["']?[ \t]*:/gm)].length === 1;
}

function plain(document: YamlDocument.Parsed, path: readonly (string | number)[]): string | undefined {
  const along = nodesAlong(document, path);
  const node = along.length === path.length + 1 ? along.at(-1)?.value : undefined;
  return isScalar(node) && typeof node.value === 'string' ? node.value : undefined;
}
