import type { Document as YamlDocument } from 'yaml';
import { createDiagnostic } from '../diagnostic/create-diagnostic.ts';
import type { Checked, PlacedDiagnostic } from '../diagnostic/diagnostic.ts';
import { mayHoldSecret } from '../diagnostic/secrets.ts';
import type { JsonObject } from '../digest/json.ts';
import { describeStop } from './describe-yaml-error.ts';
import type { Document, SourceFile, UnreadableText } from './document.ts';
import { checkDocument, readDocument } from './read-document.ts';
import { readPlain } from './read-plain.ts';
import { readYaml } from './read-yaml.ts';

/**
 * Every document of the files, list forms split into their items, with every mistake in them. The documents that
 * passed their schema are there even if others did not; the order of the files does not matter.
 */
export function parseDocuments(files: readonly SourceFile[]): Checked<readonly Document[]> {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const documents: Document[] = [];
  const diagnostics: PlacedDiagnostic[] = [];
  for (const file of sorted) {
    const parsed = parseFile(file);
    for (const document of parsed.value ?? []) documents.push(document);
    for (const diagnostic of parsed.diagnostics) diagnostics.push(diagnostic);
  }
  return { value: documents, diagnostics };
}

/** The same for one file. */
export function parseFile({ path: file, text, unreadable }: SourceFile): Checked<readonly Document[]> {
  if (unreadable !== undefined) return { value: [], diagnostics: [unreadableFile(file, unreadable)] };
  const suspicious = mayHoldSecret(text);
  const plain = suspicious ? undefined : readPlain(text);
  if (plain !== undefined) return checkPlain(plain, file, text);
  const documents: Document[] = [];
  const diagnostics: PlacedDiagnostic[] = [];
  const { documents: yamls, stopped } = readYaml(text);
  for (const [document, yaml] of yamls.entries()) {
    const read = readDocument(yaml, { file, document, suspicious });
    for (const each of read.documents) documents.push(each);
    for (const each of read.diagnostics) diagnostics.push(each);
  }
  if (stopped !== undefined) diagnostics.push(describeStop(stopped, file, yamls.length));
  return { value: documents, diagnostics };
}

function checkPlain(value: JsonObject, file: string, text: string): Checked<readonly Document[]> {
  let nodes: YamlDocument.Parsed | undefined;
  const yaml = () => {
    nodes ??= readYaml(text).documents[0];
    return nodes;
  };
  const { documents, diagnostics } = checkDocument({ value, diagnostics: [] }, yaml, { file, document: 0 });
  return { value: documents, diagnostics };
}

/** The file as a whole is meant: it has no line to point at. */
function unreadableFile(file: string, { code, message, hint }: UnreadableText): PlacedDiagnostic {
  const at = { file, document: 0, path: [], on: 'value', span: { start: 0, end: 0 } } as const;
  return createDiagnostic(code, { message, hint, at });
}
