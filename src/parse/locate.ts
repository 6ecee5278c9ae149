import { isMap, type Node, type Document as YamlDocument } from 'yaml';
import type { Diagnostic, Place, PlacedDiagnostic, Position, SourceRange } from '../diagnostic/diagnostic.ts';
import { redactDiagnostic } from '../diagnostic/redact-diagnostic.ts';
import type { SourceFile } from './document.ts';
import { type FoundNode, nodesAlong } from './node-at.ts';
import { readYaml } from './read-yaml.ts';

/** The files that a diagnostic points into: those whose texts `locateDiagnostics` needs. */
export function pointedFiles({ at, related = [] }: PlacedDiagnostic): readonly string[] {
  return [at, ...related.map((each) => each.at)].flatMap((place) =>
    place === undefined ? [] : [place.file],
  );
}

/** A file as far as it was needed: its lines, and its nodes only where a place is given by a path. */
interface OpenFile {
  readonly text: string;
  readonly lines: readonly number[];
  documents: readonly YamlDocument.Parsed[] | undefined;
}

/**
 * Diagnostics with lines and columns instead of places: sorted by file, line, column and code, each once, without the
 * secrets that they quote. Only the files that are pointed into are parsed again.
 */
export function locateDiagnostics(
  diagnostics: readonly PlacedDiagnostic[],
  files: readonly SourceFile[],
): readonly Diagnostic[] {
  const rangeOf = placeLocator(files);
  const located = diagnostics.map(redactDiagnostic).map(
    ({ at, related, ...rest }): Diagnostic => ({
      ...rest,
      ...(at === undefined ? {} : { at: rangeOf(at) }),
      ...(related === undefined
        ? {}
        : { related: related.map((each) => ({ ...each, at: rangeOf(each.at) })) }),
    }),
  );
  const once = new Map(located.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic]));
  return [...once.values()].sort(compareDiagnostics);
}

/** Tells lines and columns of places in some files; each file is parsed when it is first needed, once. */
export function placeLocator(files: readonly SourceFile[]): (place: Place) => SourceRange {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const open = new Map<string, OpenFile>();
  return (place) => {
    const file = open.get(place.file) ?? openFile(texts.get(place.file) ?? '');
    open.set(place.file, file);
    const { start, end } = place.span ?? spanOf(file, place);
    return { file: place.file, start: positionOf(file, start), end: positionOf(file, Math.max(start, end)) };
  };
}

function openFile(text: string): OpenFile {
  const lines = [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), ({ index, 0: end }) => index + end.length)];
  return { text, lines, documents: undefined };
}

function spanOf(file: OpenFile, place: Place): { start: number; end: number } {
  file.documents ??= readYaml(file.text).documents;
  const document = file.documents[place.document];
  const node = document === undefined ? undefined : smallestNode(document, place);
  if (!node?.range) return { start: 0, end: 0 };
  const [start, end] = node.range;
  return { start, end: start + file.text.slice(start, end).trimEnd().length };
}

/** The node of a place, or what is nearest: of a list's item that lacks it, the same in the defaults; else a misspelt key; else its parent. */
function smallestNode(document: YamlDocument.Parsed, { path, on }: Place): Node | undefined {
  const [head, , ...rest] = path;
  const along = nodesAlong(document, path);
  if (along.length > path.length) return partOf(along.at(-1), on);
  if (head === 'items' && path.length > 2) {
    const inDefaults = nodesAlong(document, ['defaults', ...rest]);
    if (inDefaults.length > rest.length + 1) return partOf(inDefaults.at(-1), on);
  }
  const nearly = nodesAlong(document, path, 'nearly');
  return nearly.length > path.length ? partOf(nearly.at(-1), on) : firstPart(along.at(-1));
}

function partOf(found: FoundNode | undefined, on: Place['on']): Node | undefined {
  if (found === undefined) return undefined;
  const { key, value } = found;
  const isEmpty = value?.range == null || value.range[0] === value.range[1];
  return key !== undefined && (on === 'key' || isEmpty) ? key : (value ?? undefined);
}

/** What stands for a node whose parts are not there: its key, or the first key in it. */
function firstPart(found: FoundNode | undefined): Node | undefined {
  if (found === undefined || found.key !== undefined) return found?.key;
  const { value } = found;
  return (isMap<Node>(value) ? value.items[0]?.key : undefined) ?? value ?? undefined;
}

function positionOf({ lines, text }: OpenFile, offset: number): Position {
  const at = Math.min(offset, text.length);
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: at - (lines[low] ?? 0) + 1 };
}

function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.at?.file ?? '', b.at?.file ?? '') ||
    (a.at?.start.line ?? 0) - (b.at?.start.line ?? 0) ||
    (a.at?.start.column ?? 0) - (b.at?.start.column ?? 0) ||
    compareText(a.code, b.code) ||
    compareText(a.message, b.message)
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
