import type { Json } from '../digest/json.ts';

/** Longer texts are left to the parser of YAML, which counts what they hold. */
const longest = 256 * 1024;
/** Far below what a document may be nested. */
const deepest = 24;

// Printable ASCII without tabs; no lines that end in a space.
const simple = /^(?:(?:[\x20-\x7e]*[\x21-\x7e])?\n)+$/;
/** Lines that are empty or a comment, and how the next one begins. */
const start = /(?: *#[^\n]*\n|\n)* *(?:- )?/y;
const end = /(?: +#[^\n]*)?\n/y;
/** A key that is nothing but a name, before its value or at the end of its line. */
const blockKey = /[A-Za-z][A-Za-z0-9_.-]{0,99}:(?:(?=\n| +#)| )/y;
const flowKey = /[A-Za-z][A-Za-z0-9_.-]{0,99}: /y;
// `:` and `#` mean something beside a space: no `#`, and `:` only before a letter or digit.
const blockText =
  /[A-Za-z](?:(?:[A-Za-z0-9_./@+()' ,;-]|:(?=[A-Za-z0-9]))*[A-Za-z0-9_./@+()',;-])?(?=\n| +#)/y;
const flowText = /[A-Za-z](?:[A-Za-z0-9_./@+() -]*[A-Za-z0-9_./@+()-])?(?=[\],} ])/y;
const quoted = /"[^"\\\n]*"|'[^'\n]*'/y;
const digits = /(?:\d{4}-\d\d-\d\d|0|[1-9]\d{0,8})(?=[\n\],} ])/y;
/** Words that YAML takes for something else than texts. */
const special = /^(?:null|true|false)$/i;

/** Thrown where it cannot be told what the text says without knowing all of YAML. */
class NotPlain extends Error {}
const notPlain = new NotPlain();

interface Reader {
  readonly text: string;
  at: number;
  /** Of the line in hand: its indent, whether an item of a list begins in it, and where it goes on after that. */
  indent: number;
  isItem: boolean;
}

/**
 * The content of a text in the simplest YAML: one map, two spaces a level, names as keys, texts in one line each; with comments and blank lines.
 * What it gives is what `readYaml` and `readNode` give, without mistakes; undefined for every other text, be it right or
 * wrong: whatever is not surely understood is left to them.
 */
export function readPlain(text: string): Record<string, Json> | undefined {
  if (text.length > longest || !simple.test(text)) return undefined;
  const reader: Reader = { text, at: 0, indent: 0, isItem: false };
  try {
    startLine(reader);
    const map = readMap(reader, 0, 0);
    return reader.at === text.length ? map : undefined;
  } catch (thrown) {
    if (thrown === notPlain) return undefined;
    throw thrown;
  }
}

function startLine(reader: Reader): void {
  const passed = take(reader, start) ?? '';
  const line = passed.slice(passed.lastIndexOf('\n') + 1);
  reader.isItem = line.endsWith('- ');
  const indent = reader.isItem ? line.length - 2 : line.length;
  reader.indent = reader.at === reader.text.length ? -1 : indent;
}

function endLine(reader: Reader): void {
  if (take(reader, end) === undefined) throw notPlain;
  startLine(reader);
}

/** The map whose first key stands where the reader is, and the others at `indent`. */
function readMap(reader: Reader, indent: number, depth: number): Record<string, Json> {
  if (depth > deepest || (depth === 0 && (reader.isItem || reader.indent !== 0))) throw notPlain;
  const map: Record<string, Json> = {};
  do {
    const name = nameOf(take(reader, blockKey), map);
    if (looksAt(reader, end)) {
      endLine(reader);
      map[name] = readBelow(reader, indent + 2, depth + 1);
    } else {
      map[name] = readValue(reader, blockText, depth + 1);
      endLine(reader);
    }
  } while (reader.indent === indent && !reader.isItem);
  return map;
}

function readBelow(reader: Reader, indent: number, depth: number): Json {
  if (reader.indent !== indent) throw notPlain;
  return reader.isItem ? readList(reader, indent, depth) : readMap(reader, indent, depth);
}

function readList(reader: Reader, indent: number, depth: number): Json {
  if (depth > deepest) throw notPlain;
  const list: Json[] = [];
  do {
    if (looksAt(reader, blockKey)) list.push(readMap(reader, indent + 2, depth + 1));
    else {
      list.push(readValue(reader, blockText, depth + 1));
      endLine(reader);
    }
  } while (reader.indent === indent && reader.isItem);
  return list;
}

/** A value that ends in its line. `plain` is how a text without quotes looks there. */
function readValue(reader: Reader, plain: RegExp, depth: number): Json {
  if (depth > deepest) throw notPlain;
  const first = reader.text[reader.at] ?? '';
  if (first === '"' || first === "'") {
    return (take(reader, quoted) ?? refuse()).slice(1, -1);
  }
  if (first === '[') return readFlowList(reader, depth);
  if (first === '{') return readFlowMap(reader, depth);
  if (first >= '0' && first <= '9') {
    const written = take(reader, digits) ?? refuse();
    return written.includes('-') ? written : Number(written);
  }
  const word = take(reader, plain) ?? refuse();
  if (word === 'true') return true;
  if (word === 'false') return false;
  return special.test(word) ? refuse() : word;
}

function readFlowList(reader: Reader, depth: number): Json {
  const list: Json[] = [];
  readFlow(reader, ']', () => {
    list.push(readValue(reader, flowText, depth + 1));
  });
  return list;
}

function readFlowMap(reader: Reader, depth: number): Json {
  const map: Record<string, Json> = {};
  readFlow(reader, '}', () => {
    const name = nameOf(take(reader, flowKey), map);
    map[name] = readValue(reader, flowText, depth + 1);
  });
  return map;
}

/** What stands in brackets: nothing, or parts with `, ` between them; a space inside of the brackets or none. */
function readFlow(reader: Reader, end: ']' | '}', readPart: () => void): void {
  reader.at += 1;
  if (reader.text[reader.at] === end) {
    reader.at += 1;
    return;
  }
  skip(reader, ' ');
  for (;;) {
    readPart();
    if (skip(reader, ', ')) continue;
    skip(reader, ' ');
    if (skip(reader, end)) return;
    throw notPlain;
  }
}

/** The name that was found, which must be a text, and not be in the map yet. */
function nameOf(key: string | undefined, map: Readonly<Record<string, Json>>): string {
  const name = key?.slice(0, key.indexOf(':')) ?? refuse();
  return special.test(name) || Object.hasOwn(map, name) ? refuse() : name;
}

function skip(reader: Reader, what: string): boolean {
  if (!reader.text.startsWith(what, reader.at)) return false;
  reader.at += what.length;
  return true;
}

/** The text that looks so where the reader is, which then stands after it. */
function take(reader: Reader, shape: RegExp): string | undefined {
  const from = reader.at;
  if (!looksAt(reader, shape)) return undefined;
  reader.at = shape.lastIndex;
  return reader.text.slice(from, reader.at);
}

function looksAt(reader: Reader, shape: RegExp): boolean {
  shape.lastIndex = reader.at;
  return shape.test(reader.text);
}

function refuse(): never {
  throw notPlain;
}
