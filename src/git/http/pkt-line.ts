/** A line of Git's protocol: its bytes, or undefined for the mark that ends a part. */
export type PktLine = Buffer | undefined;

/** The lines in `bytes`, to its end. Throws a RangeError where it is cut off or is not this protocol. */
export function* pktLines(bytes: Buffer): Generator<PktLine> {
  let at = 0;
  while (at < bytes.length) {
    const digits = bytes.toString('latin1', at, at + 4);
    const length = /^[0-9a-f]{4}$/i.test(digits) ? Number.parseInt(digits, 16) : Number.NaN;
    if (length === 0) {
      yield undefined;
      at += 4;
    } else if (length >= 4 && at + length <= bytes.length) {
      yield bytes.subarray(at + 4, at + length);
      at += length;
    } else throw new RangeError('the answer is not of Git, or is cut off');
  }
}

export function pktLine(text: string): Buffer {
  const length = Buffer.byteLength(text) + 4;
  return Buffer.from(length.toString(16).padStart(4, '0') + text);
}

export const flushPkt: Buffer = Buffer.from('0000');

/** What a server sends beside its answer: bytes of the answer, what it says of its progress, and a last complaint. */
export interface SideBands {
  readonly data: Buffer;
  readonly words: string;
  readonly complaint: string | undefined;
}

/** Parts lines that begin with the number of their band. */
export function sideBands(lines: Iterable<PktLine>): SideBands {
  const data: Buffer[] = [];
  const words: Buffer[] = [];
  let complaint: string | undefined;
  for (const line of lines) {
    if (line === undefined) continue;
    const text = line.subarray(1);
    if (line[0] === 1) data.push(text);
    else if (line[0] === 2) words.push(text);
    else complaint = (line[0] === 3 ? text : line).toString('utf8').trim();
  }
  return { data: Buffer.concat(data), words: Buffer.concat(words).toString('utf8'), complaint };
}
