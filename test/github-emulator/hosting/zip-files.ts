import { crc32, deflateRawSync } from 'node:zlib';

/** Streamed, as GitHub's artifacts are: sizes and sums stand behind each file, and in the list at the end. */
const streamed = 0x0808;

/** An archive as `actions/upload-artifact` makes one. */
export function zipFiles(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const parts: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const [path, content] of Object.entries(files)) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const name = Buffer.from(path);
    const sums = [crc32(bytes), packed.length, bytes.length];
    const file = Buffer.concat([
      words('PK\x03\x04', [20, streamed, 8, 0, 0x21], [0, 0, 0], [name.length, 0]),
      name,
      packed,
      words('PK\x07\x08', [], sums, []),
    ]);
    const places = [name.length, 0, 0, 0, 0, 0, 0];
    list.push(words('PK\x01\x02', [20, 20, streamed, 8, 0, 0x21], sums, places), long(at), name);
    parts.push(file);
    at += file.length;
  }
  const listed = Buffer.concat(list);
  const count = Object.keys(files).length;
  const end = words('PK\x05\x06', [0, 0, count, count], [listed.length, at], [0]);
  return Buffer.concat([...parts, listed, end]);
}

/** A signature, then short, long, and short numbers. */
function words(
  signature: string,
  shorts: readonly number[],
  longs: readonly number[],
  more: readonly number[],
): Buffer {
  return Buffer.concat([
    Buffer.from(signature, 'latin1'),
    ...shorts.map(short),
    ...longs.map(long),
    ...more.map(short),
  ]);
}

function short(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeUInt16LE(value);
  return buffer;
}

function long(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}
