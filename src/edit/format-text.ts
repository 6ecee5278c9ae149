import { type Document, parseAllDocuments } from 'yaml';
import { createDiagnostic } from '../diagnostic/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { SourceFile, UnreadableText } from '../parse/document.ts';
import { readYaml } from '../parse/read-yaml.ts';
import { defaultLayout, type Layout, yamlOptions } from './canonical-yaml.ts';
import { formatDocument, hasDirectives } from './format-document.ts';
import { obstacleIn } from './obstacle-in.ts';
import { sourceComments } from './source-comments.ts';

/** `text` is the text given, unchanged, where there are diagnostics. */
export interface FormatResult {
  readonly text: string;
  readonly changed: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * A file in the canonical layout: keys in the order of their kind, indentation by two, one space and one blank
 * line at most, the preferred quotes, LF, no byte order mark. Comments, block texts, anchors and the choice of one line or
 * many stay. The data and the comments are the same before and after, else the file is refused.
 */
export function formatText(file: SourceFile, layout: Layout = defaultLayout): FormatResult {
  if (file.unreadable !== undefined) return refusedWhole(file, file.unreadable);
  const source = sourceOf(file);
  const before = read(source);
  if (!('documents' in before)) return refused(file, 'edit/invalid-yaml', before.message, before.offset);
  const text = settle(source, layout);
  if (text === undefined)
    return refused(file, 'edit/unsafe-format', 'formatting would not keep this file as it is', 0);
  const after = read(text);
  if (!('documents' in after) || !sameData(before.data, after.data)) {
    return refused(file, 'edit/unsafe-format', 'formatting would change the data of this file', 0);
  }
  if (!sameTexts(commentsOf(source), commentsOf(text))) {
    return refused(file, 'edit/unsafe-format', 'formatting would lose a comment of this file', 0);
  }
  return { text, changed: text !== file.text, diagnostics: [] };
}

/** Every line at the place that it has in the file. */
function sourceOf({ text }: SourceFile): string {
  return text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
}

/** The library settles the place of some comments only the second time it writes them. */
function settle(source: string, layout: Layout): string | undefined {
  let text = source;
  for (let round = 0; round < 4; round += 1) {
    const next = formatOnce(text, layout);
    if (next === undefined || next === text) return next;
    text = next;
  }
  return undefined;
}

function formatOnce(source: string, layout: Layout): string | undefined {
  const result = read(source);
  if (!('documents' in result)) return undefined;
  try {
    const texts = result.documents.map((document, index, all) => {
      const next = all[index + 1];
      const isBeforeDirectives = next !== undefined && hasDirectives(next);
      return formatDocument(document, { isFirst: index === 0, isBeforeDirectives }, layout);
    });
    return texts.join('') || source;
  } catch {
    // The library throws where a document cannot be written, such as an alias without its anchor.
    return undefined;
  }
}

interface Read {
  readonly documents: readonly Document.Parsed[];
  readonly data: readonly unknown[];
}

function read(source: string): Read | { readonly message: string; readonly offset: number } {
  try {
    const { stopped } = readYaml(source);
    if (stopped?.because === 'broken')
      return { message: stopped.error.message, offset: stopped.error.pos[0] };
    if (stopped !== undefined)
      return { message: 'the file is nested too deeply, or holds too much', offset: stopped.offset };
    const documents = [...parseAllDocuments(source, { ...yamlOptions, uniqueKeys: false })];
    for (const document of documents) {
      const [error] = [...document.errors, ...document.warnings];
      if (error !== undefined) return { message: error.message, offset: error.pos[0] };
      const obstacle = obstacleIn(document);
      if (obstacle !== undefined) return obstacle;
    }
    return { documents, data: documents.map((document) => document.toJS({ maxAliasCount: 1000 })) };
  } catch (error) {
    return { message: error instanceof Error ? error.message : String(error), offset: 0 };
  }
}

function commentsOf(text: string): readonly string[] {
  return sourceComments(text)
    .map((comment) => comment.text)
    .sort();
}

function sameTexts(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((text, index) => text === right[index]);
}

function sameData(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every(
    (key) =>
      Object.hasOwn(right, key) && sameData(left[key as keyof typeof left], right[key as keyof typeof right]),
  );
}

function refused(
  file: SourceFile,
  code: 'edit/invalid-yaml' | 'edit/unsafe-format',
  message: string,
  offset: number,
): FormatResult {
  const before = sourceOf(file).slice(0, offset).split(/\r|\n/);
  const start = { line: before.length, column: (before.at(-1) ?? '').length + 1 };
  const at = { file: file.path, start, end: { line: start.line, column: start.column + 1 } };
  const [sentence = message] = message.split('\n');
  const text =
    sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/(?: at line \d+, column \d+)?[:.]?$/, '');
  return { text: file.text, changed: false, diagnostics: [createDiagnostic(code, { message: text, at })] };
}

function refusedWhole({ path, text }: SourceFile, { code, message, hint }: UnreadableText): FormatResult {
  const start = { line: 1, column: 1 };
  const at = { file: path, start, end: start };
  return { text, changed: false, diagnostics: [createDiagnostic(code, { message, hint, at })] };
}
