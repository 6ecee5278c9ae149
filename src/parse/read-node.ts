import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { createDiagnostic } from '../diagnostic/create-diagnostic.ts';
import type { Place, PlacedDiagnostic } from '../diagnostic/diagnostic.ts';
import { secretKind } from '../diagnostic/secrets.ts';
import type { Json } from '../digest/json.ts';
import { writtenLength } from '../digest/written-length.ts';

/** How deeply maps and lists may be nested. */
const maxDepth = 64;
/** How many values all aliases of one document may stand for together. */
const maxAliased = 100_000;
/** How many characters: each of them is looked at as often as it is repeated. */
const maxAliasedText = 20 * 1024 * 1024;

interface Anchored {
  readonly value: Json;
  readonly size: number;
  /** How many characters it has written out. */
  readonly length: number;
  /** How many levels it is deep. */
  readonly height: number;
}

/** One document while it is turned into JSON; `path` is where the reader stands. */
interface Reading {
  readonly file: string;
  readonly document: number;
  readonly suspicious: boolean;
  readonly diagnostics: PlacedDiagnostic[];
  readonly path: (string | number)[];
  readonly anchors: Map<string, Anchored>;
  /** Nodes read so far, those behind aliases counted each time. */
  size: number;
  aliased: number;
  aliasedText: number;
  /** The deepest level reached since it was last set back. */
  deepest: number;
}

/**
 * The contents of a document as plain JSON. What JSON cannot hold, or what no document may hold, becomes a diagnostic
 * and is left out; aliases share one value. `suspicious` says that the text may hold a secret.
 */
export function readNode(
  contents: Node,
  at: { readonly file: string; readonly document: number; readonly suspicious: boolean },
): { readonly value: Json; readonly diagnostics: readonly PlacedDiagnostic[] } {
  const reading: Reading = {
    ...at,
    diagnostics: [],
    path: [],
    anchors: new Map(),
    size: 0,
    aliased: 0,
    aliasedText: 0,
    deepest: 0,
  };
  const value = read(reading, contents);
  return { value, diagnostics: reading.diagnostics };
}

function read(reading: Reading, node: Node | null): Json {
  if (node === null) return null;
  if (isAlias(node)) return readAlias(reading, node);
  reading.size += 1;
  reading.deepest = Math.max(reading.deepest, reading.path.length);
  if (node.tag !== undefined && !isCoreTag(node.tag)) {
    report(
      reading,
      'parse/custom-tag',
      `the tag \`${node.tag}\` has no meaning here`,
      'write the value itself',
    );
  }
  const { anchor } = node as { readonly anchor?: string };
  if (anchor !== undefined) return readAnchored(reading, node, anchor);
  return isScalar(node) ? readScalar(reading, node) : readCollection(reading, node);
}

function readAnchored(reading: Reading, node: Node, anchor: string): Json {
  const { size, deepest, path } = reading;
  reading.deepest = path.length;
  const value = isScalar(node) ? readScalar(reading, node) : readCollection(reading, node);
  reading.anchors.set(anchor, {
    value,
    size: 1 + reading.size - size,
    length: writtenLength(value, maxAliasedText),
    height: reading.deepest - path.length,
  });
  reading.deepest = Math.max(reading.deepest, deepest);
  return value;
}

function readCollection(reading: Reading, node: Node): Json {
  if (isTooDeep(reading, 1)) return null;
  if (isMap(node)) return readMap(reading, node);
  if (isSeq(node)) return readList(reading, node);
  return null;
}

function isTooDeep(reading: Reading, levels: number): boolean {
  if (reading.path.length + levels <= maxDepth) return false;
  const message = `nested more than ${maxDepth} levels deep`;
  report(reading, 'parse/too-deep', message, 'close the brackets, or write it flatter');
  return true;
}

function readList(reading: Reading, { items }: YAMLSeq): Json {
  const { path } = reading;
  const list: Json[] = [];
  for (let index = 0; index < items.length; index += 1) {
    path.push(index);
    list.push(read(reading, items[index] as Node | null));
    path.pop();
  }
  return list;
}

function readMap(reading: Reading, { items }: YAMLMap): Json {
  const { path } = reading;
  const map: Record<string, Json> = {};
  for (const { key, value } of items) {
    const name = readKey(reading, key as Node | null, map);
    if (name === undefined) continue;
    path.push(name);
    map[name] = read(reading, value as Node | null);
    path.pop();
  }
  return map;
}

/** The name of a key, or undefined after telling why it cannot be used. */
function readKey(
  reading: Reading,
  key: Node | null,
  map: Readonly<Record<string, Json>>,
): string | undefined {
  if (!isScalar(key) || typeof key.value !== 'string') {
    reportKey(reading, key);
    return undefined;
  }
  const name = key.value;
  if (name === '__proto__') {
    report(reading, 'parse/unsafe-key', '`__proto__` cannot be a key', 'rename it', spanOf(key));
    return undefined;
  }
  if (Object.hasOwn(map, name)) {
    const first: Place = {
      file: reading.file,
      document: reading.document,
      path: [...reading.path, name],
      on: 'key',
    };
    reading.diagnostics.push(
      createDiagnostic('parse/duplicate-key', {
        message: `the key \`${name}\` stands twice in this map`,
        hint: 'keep one of them, or join the two',
        at: { ...placeOf(reading), ...spanOf(key) },
        related: [{ at: first, message: 'first here' }],
      }),
    );
    return undefined;
  }
  if (reading.suspicious) checkSecret(reading, name, { path: [...reading.path, name], on: 'key' });
  return name;
}

function reportKey(reading: Reading, key: Node | null): void {
  const span = spanOf(key);
  // `Null` too, which is an operator of conditions and nothing at all in YAML.
  const source = isScalar(key) ? (key.source ?? (key.value === null ? '' : String(key.value))) : '';
  if (isScalar(key) && source !== '') {
    const is = key.value === null ? 'nothing' : typeof key.value === 'boolean' ? 'a boolean' : 'a number';
    const message = `the key \`${source}\` is ${is}, not a text`;
    report(reading, 'parse/non-string-key', message, `quote it: \`"${source}"\``, span);
    return;
  }
  const what = isScalar(key) || key === null ? 'empty' : isAlias(key) ? 'an alias' : 'a list or a map';
  report(reading, 'parse/non-string-key', `a key is ${what}, not a text`, 'write the key as a text', span);
}

function readScalar(reading: Reading, node: Scalar): Json {
  const { value } = node;
  if (typeof value === 'string') {
    if (reading.suspicious) checkSecret(reading, value);
    return value;
  }
  if (typeof value !== 'number') return typeof value === 'boolean' ? value : null;
  if (Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value))) return value;
  const source = node.source ?? String(value);
  report(
    reading,
    'parse/inexact-number',
    `the number \`${source}\` cannot be kept exactly`,
    `quote it: \`"${source}"\``,
  );
  return value > 0 ? Number.MAX_SAFE_INTEGER : 0;
}

function readAlias(reading: Reading, alias: Alias): Json {
  const anchored = reading.anchors.get(alias.source);
  if (anchored === undefined) {
    const message = `\`*${alias.source}\` repeats nothing: no complete value before it is marked \`&${alias.source}\``;
    report(reading, 'parse/unknown-anchor', message, 'mark the value, or write it here');
    return null;
  }
  if (isTooDeep(reading, anchored.height)) return null;
  reading.deepest = Math.max(reading.deepest, reading.path.length + anchored.height);
  reading.size += anchored.size;
  reading.aliased += anchored.size;
  reading.aliasedText += anchored.length;
  const isText = reading.aliasedText > maxAliasedText;
  if (reading.aliased <= maxAliased && !isText) return anchored.value;
  const most = isText ? `${maxAliasedText / 1024 / 1024} MB of text` : `${maxAliased} values`;
  const message = `the aliases of this document stand for more than ${most}`;
  const told = reading.diagnostics.some(({ code }) => code === 'parse/alias-bomb');
  if (!told)
    report(reading, 'parse/alias-bomb', message, 'write the values out, or use `defaults` of a list form');
  return null;
}

function checkSecret(reading: Reading, value: string, at?: Pick<Place, 'path' | 'on'>): void {
  const kind = secretKind(value);
  if (kind === undefined) return;
  reading.diagnostics.push(
    createDiagnostic('parse/credential-value', {
      message: `this looks like ${kind}`,
      hint: 'revoke it where it was issued, then remove it from the repository and its history',
      at: { ...placeOf(reading), ...at },
      concealed: true,
    }),
  );
}

function report(
  reading: Reading,
  code: Parameters<typeof createDiagnostic>[0],
  message: string,
  hint: string,
  span?: Pick<Place, 'span'>,
): void {
  reading.diagnostics.push(createDiagnostic(code, { message, hint, at: { ...placeOf(reading), ...span } }));
}

function placeOf({ file, document, path }: Reading): Place {
  return { file, document, path: [...path], on: 'value' };
}

function spanOf(node: Node | null): Pick<Place, 'span'> {
  if (!node?.range) return {};
  return { span: { start: node.range[0], end: node.range[1] } };
}

function isCoreTag(tag: string): boolean {
  return /^tag:yaml\.org,2002:(?:map|seq|str|int|float|bool|null)$/.test(tag);
}
