import { crc32 } from './crc32.ts';

/** A format of its own for each way to wrap a source. */
const magic = Buffer.from('BYLCODE1', 'latin1');
const headerLength = magic.length + 8;

/** What V8 compiled of `source`, with what tells later whether it is whole and of the same source. */
export function packCode(code: Buffer, source: Buffer): Buffer {
  const header = Buffer.alloc(headerLength);
  magic.copy(header);
  header.writeUInt32LE(crc32(source), magic.length);
  header.writeUInt32LE(crc32(code), magic.length + 4);
  return Buffer.concat([header, code]);
}

/** The code in `packed`; undefined where it is damaged or of another source: V8 would crash, or run the other. */
export function unpackCode(packed: Buffer | undefined, source: Buffer): Buffer | undefined {
  if (packed === undefined || packed.length <= headerLength) return undefined;
  if (!packed.subarray(0, magic.length).equals(magic)) return undefined;
  const code = packed.subarray(headerLength);
  if (packed.readUInt32LE(magic.length) !== crc32(source)) return undefined;
  return packed.readUInt32LE(magic.length + 4) === crc32(code) ? code : undefined;
}
