import type { FileFacts, FileStamp } from '../disk/file-stamp.ts';
import type { Document, Origin } from '../parse/document.ts';
import { headOf } from '../parse/head-of.ts';
import type { Kind } from '../schema/kinds.ts';
import type { KeptFile, StoredFile } from './kept-files.ts';
import { StoredDocument } from './stored-document.ts';

/** Files and their documents, of which nothing is taken apart before it is asked for. */
export interface DocumentTable {
  readonly size: number;
  get(path: string): StoredFile | undefined;
}

/** What is looked at of every file, by column: read at once, which is quicker than file by file. */
interface Columns {
  readonly paths: readonly string[];
  readonly oids: readonly string[];
  /** By file, how many documents there are up to its end. */
  readonly upTo: readonly number[];
  /** By document. */
  readonly kinds: readonly Kind[];
  readonly names: readonly (string | null)[];
  readonly emails: readonly (string | null)[];
  /** The place of its fields in `fields`, which few documents have to themselves. */
  readonly has: readonly number[];
  readonly fields: readonly (readonly string[])[];
  /** Where it stands in its file; 0: the whole of the first document there. */
  readonly places: readonly (0 | readonly [document: number, ...path: (string | number)[]])[];
}

const facts = 5;
const widths = { length: 4, fact: 8, end: 4 } as const;

/** No more is read again. */
const mostBytes = 200 * 1024 * 1024;

/**
 * The files as bytes: the length of the columns, the columns as JSON, five numbers for the stamp of each file, the end
 * of the body of each document, and the bodies as JSON one after the other. Undefined where they are too large to keep.
 */
export function encodeTable(
  files: Iterable<readonly [string, KeptFile]>,
  most = mostBytes,
): readonly Buffer[] | undefined {
  const drafted = draftColumns();
  const stamps: number[] = [];
  const bodies: string[] = [];
  const ends: number[] = [];
  let end = 0;
  for (const [path, file] of files) {
    drafted.addFile(path, file);
    for (const fact of file.stamp ?? unstamped) stamps.push(fact);
    for (const document of file.documents) {
      const body = bodyOf(document);
      end += Buffer.byteLength(body);
      if (end > most) return undefined;
      ends.push(end);
      bodies.push(body);
    }
  }
  const columns = Buffer.from(JSON.stringify(drafted.columns));
  const length = Buffer.alloc(widths.length);
  length.writeUInt32LE(columns.length);
  return [
    length,
    columns,
    Buffer.from(new Float64Array(stamps).buffer),
    Buffer.from(new Uint32Array(ends).buffer),
    // At once: thousands of small pieces are sealed slowly.
    Buffer.from(bodies.join('')),
  ];
}

const unstamped = new Array<number>(facts).fill(Number.NaN);

function bodyOf(document: Document): string {
  return document instanceof StoredDocument ? document.written : JSON.stringify(document.body);
}

function draftColumns() {
  const fields: (readonly string[])[] = [];
  const columns = {
    paths: [] as string[],
    oids: [] as string[],
    upTo: [] as number[],
    kinds: [] as Kind[],
    names: [] as (string | null)[],
    emails: [] as (string | null)[],
    has: [] as number[],
    fields,
    places: [] as Columns['places'][number][],
  };
  const known = new Map<string, number>();
  function addDocument(document: Document): void {
    const { name, email, fields: has } = headOf(document);
    const key = JSON.stringify(has);
    const at = known.get(key) ?? fields.push(has) - 1;
    known.set(key, at);
    columns.kinds.push(document.kind);
    columns.names.push(name ?? null);
    columns.emails.push(email ?? null);
    columns.has.push(at);
    const { document: number, path } = document.origin;
    columns.places.push(number === 0 && path.length === 0 ? 0 : [number, ...path]);
  }
  return {
    columns,
    addFile(path: string, { oid, documents }: KeptFile): void {
      columns.paths.push(path);
      columns.oids.push(oid);
      for (const document of documents) addDocument(document);
      columns.upTo.push(columns.kinds.length);
    },
  };
}

interface Table extends Columns {
  readonly stamps: Float64Array;
  readonly ends: Uint32Array;
  readonly bodies: Buffer;
}

/** What encodeTable wrote. Whoever asks for one file after the other in their order is answered soonest. */
export function readTable(content: Buffer): DocumentTable {
  const table = openTable(content);
  const { paths } = table;
  let next = 0;
  let places: Map<string, number> | undefined;
  const rows = new Array<StoredRow | undefined>(paths.length);
  const placeOf = (path: string): number | undefined => {
    if (paths[next] === path) return next;
    if (paths[next - 1] === path) return next - 1;
    if (paths[0] === path) return 0;
    places ??= new Map(paths.map((each, at) => [each, at]));
    return places.get(path);
  };
  return {
    size: paths.length,
    get(path) {
      const at = placeOf(path);
      if (at === undefined) return undefined;
      next = at + 1;
      const row = rows[at] ?? new StoredRow(table, at);
      rows[at] = row;
      return row;
    },
  };
}

function openTable(content: Buffer): Table {
  const columnsEnd = widths.length + content.readUInt32LE();
  const columns = JSON.parse(content.toString('utf8', widths.length, columnsEnd)) as Columns;
  const stampsEnd = columnsEnd + columns.paths.length * facts * widths.fact;
  const endsEnd = stampsEnd + columns.kinds.length * widths.end;
  return {
    ...columns,
    // Copied: numbers can be looked at in place only where they stand at a multiple of their width.
    stamps: new Float64Array(copyOf(content, columnsEnd, stampsEnd)),
    ends: new Uint32Array(copyOf(content, stampsEnd, endsEnd)),
    bodies: content.subarray(endsEnd),
  };
}

function copyOf(content: Buffer, from: number, to: number): ArrayBuffer {
  return new Uint8Array(content.subarray(from, to)).buffer;
}

const whole: readonly [] = [];

/** A class, as thousands are made: see StoredDocument. */
class StoredRow implements StoredFile {
  readonly #table: Table;
  readonly #at: number;
  #documents: readonly Document[] | undefined;

  constructor(table: Table, at: number) {
    this.#table = table;
    this.#at = at;
  }

  get oid(): string {
    return this.#table.oids[this.#at] ?? '';
  }

  get isStamped(): boolean {
    return !Number.isNaN(this.#table.stamps[this.#at * facts]);
  }

  get stamp(): FileStamp | undefined {
    const from = this.#at * facts;
    return this.isStamped ? ([...this.#table.stamps.subarray(from, from + facts)] as never) : undefined;
  }

  isStill({ size, mtimeMs, ctimeMs, ino, mode }: FileFacts): boolean {
    const { stamps } = this.#table;
    const from = this.#at * facts;
    return (
      stamps[from] === size &&
      stamps[from + 1] === mtimeMs &&
      stamps[from + 2] === ctimeMs &&
      stamps[from + 3] === ino &&
      stamps[from + 4] === mode
    );
  }

  get documents(): readonly Document[] {
    this.#documents ??= this.#read();
    return this.#documents;
  }

  #read(): readonly Document[] {
    const { paths, upTo } = this.#table;
    const file = paths[this.#at] ?? '';
    const documents: Document[] = [];
    const end = upTo[this.#at] ?? 0;
    for (let each = this.#at === 0 ? 0 : (upTo[this.#at - 1] ?? 0); each < end; each += 1)
      documents.push(documentAt(this.#table, file, each));
    return documents;
  }
}

function documentAt(
  { kinds, names, emails, has, fields, places, ends, bodies }: Table,
  file: string,
  at: number,
): Document {
  const [place = 0, kind] = [places[at], kinds[at] as Kind];
  const origin: Origin =
    place === 0 ? { file, document: 0, path: whole } : { file, document: place[0], path: place.slice(1) };
  const head = {
    name: names[at] ?? undefined,
    email: emails[at] ?? undefined,
    fields: fields[has[at] ?? -1] ?? whole,
  };
  const body = { all: bodies, start: at === 0 ? 0 : (ends[at - 1] ?? 0), end: ends[at] ?? 0 };
  return new StoredDocument(kind, origin, head, body);
}
