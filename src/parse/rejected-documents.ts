import { isMap, type Document as YamlDocument } from 'yaml';
import type { PlacedDiagnostic } from '../diagnostic/diagnostic.ts';
import type { Kind } from '../schema/kinds.ts';
import { checkHeader } from './check-header.ts';
import type { SourceFile } from './document.ts';
import { readYaml } from './read-yaml.ts';

/** A document that did not pass: what it may declare. Without `kind` or `name` it may have been anything. */
export interface RejectedDocument {
  readonly file: string;
  readonly kind?: Kind;
  readonly name?: string;
}

/**
 * The documents that errors kept out, as far as they can be told, so that whoever refers to one is not blamed too.
 * Only files with errors are read again.
 */
export function rejectedDocuments(
  files: readonly SourceFile[],
  diagnostics: readonly PlacedDiagnostic[],
): readonly RejectedDocument[] {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const rejected = new Map<string, RejectedDocument>();
  for (const [file, errors] of errorsByFile(diagnostics)) {
    const yamls = readAgain(texts.get(file) ?? '');
    for (const { at } of errors) {
      const document = at === undefined ? undefined : yamls[at.document];
      const found = document === undefined ? { file } : describe(file, document, at?.path ?? []);
      rejected.set(JSON.stringify(found), found);
    }
  }
  return [...rejected.values()];
}

function errorsByFile(
  diagnostics: readonly PlacedDiagnostic[],
): ReadonlyMap<string, readonly PlacedDiagnostic[]> {
  const errors = new Map<string, PlacedDiagnostic[]>();
  for (const diagnostic of diagnostics) {
    const file = diagnostic.at?.file;
    if (file === undefined || diagnostic.severity !== 'error') continue;
    errors.set(file, [...(errors.get(file) ?? []), diagnostic]);
  }
  return errors;
}

function readAgain(text: string): ReturnType<typeof readYaml> {
  try {
    return readYaml(text);
  } catch {
    // Nested too deep for the parser: nothing can be told of it.
    return [];
  }
}

function describe(
  file: string,
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
  // Of a broken document the kind is readable, but not what it would go on to say.
  if (document.errors.length > 0) return { file, kind };
  if (isList && (head !== 'items' || typeof index !== 'number')) return { file, kind };
  const name = plain(document, isList ? ['items', index ?? 0, 'name'] : ['name']);
  return name === undefined ? { file, kind } : { file, kind, name };
}

function plain(document: YamlDocument.Parsed, path: readonly (string | number)[]): string | undefined {
  const value = document.getIn(path);
  return typeof value === 'string' ? value : undefined;
}
