/**
 * The object that a delta makes of `base`: a list of parts to copy from it and of bytes to insert. Throws a RangeError
 * where it is damaged.
 */
export function applyDelta(base: Uint8Array, delta: Uint8Array): Uint8Array {
  let at = 0;
  function byte(): number {
    const value = delta[at++];
    if (value === undefined) throw new RangeError('a delta is cut short');
    return value;
  }
  function length(): number {
    let [value, scale] = [0, 1];
    for (let more = true; more; scale *= 128) {
      const next = byte();
      value += (next & 0x7f) * scale;
      more = next >= 0x80;
    }
    return value;
  }
  /** A number of which only those bytes are written that `bits` names. */
  function sparse(bits: number, bytes: number): number {
    let value = 0;
    for (let each = 0; each < bytes; each++) if ((bits >> each) & 1) value += byte() * 256 ** each;
    return value;
  }

  if (length() !== base.length) throw new RangeError('a delta is of another object');
  const size = length();
  if (size > base.length * delta.length + delta.length) throw new RangeError('a delta promises too much');
  const result = new Uint8Array(size);
  let written = 0;
  while (at < delta.length) {
    const step = byte();
    const copies = step >= 0x80;
    const from = copies ? sparse(step, 4) : at;
    const count = copies ? sparse(step >> 4, 3) || 0x10000 : step;
    const source = copies ? base : delta;
    if (count === 0 || from + count > source.length || written + count > size) {
      throw new RangeError('a delta leads outside of its object');
    }
    result.set(source.subarray(from, from + count), written);
    written += count;
    if (!copies) at += count;
  }
  if (written !== size) throw new RangeError('a delta is cut short');
  return result;
}
