/**
 * The object that a difference makes of its base: parts copied from it, and bytes of its own. Throws a RangeError where
 * it is malformed, or says to make more than `most` bytes or than it could.
 */
export function applyDelta(base: Uint8Array, delta: Uint8Array, most = Number.POSITIVE_INFINITY): Buffer {
  const reading = { at: 0 };
  const baseSize = readSize(delta, reading);
  const size = readSize(delta, reading);
  const possible = Math.min(most, (base.length + 1) * delta.length);
  if (baseSize !== base.length || size > possible) throw new RangeError('a difference does not fit its base');
  const result = Buffer.alloc(size);
  let written = 0;
  while (reading.at < delta.length) {
    const code = delta[reading.at++] ?? 0;
    const [source, from, length] =
      code & 0x80 ? [base, ...readCopy(delta, reading, code)] : [delta, reading.at, code];
    if (length === 0 || from + length > source.length || written + length > size) {
      throw new RangeError('a difference reaches beyond its base');
    }
    result.set(source.subarray(from, from + length), written);
    written += length;
    if (source === delta) reading.at += length;
  }
  if (written !== size) throw new RangeError('a difference makes less than it says');
  return result;
}

interface Reading {
  at: number;
}

/** Seven bits a byte, lowest first. */
function readSize(delta: Uint8Array, reading: Reading): number {
  let size = 0;
  for (let factor = 1; ; factor *= 128) {
    const byte = delta[reading.at++];
    if (byte === undefined || factor > 2 ** 42) throw new RangeError('a difference is cut off');
    size += (byte & 0x7f) * factor;
    if (byte < 128) return size;
  }
}

/** Where to copy from and how much: only the bytes that are not zero are there, as the bits of `code` tell. */
function readCopy(
  delta: Uint8Array,
  reading: Reading,
  code: number,
): readonly [from: number, length: number] {
  const values = [0, 0];
  for (let bit = 0; bit < 7; bit++) {
    if (!(code & (1 << bit))) continue;
    const byte = delta[reading.at++];
    if (byte === undefined) throw new RangeError('a difference is cut off');
    const shift = bit < 4 ? bit : bit - 4;
    values[bit < 4 ? 0 : 1] = (values[bit < 4 ? 0 : 1] ?? 0) + byte * 256 ** shift;
  }
  const [from = 0, length = 0] = values;
  return [from, length === 0 ? 0x10000 : length];
}
