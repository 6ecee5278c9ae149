/** As much of what a process prints as is worth keeping. */
export interface Kept {
  add(chunk: Buffer): void;
  /** Whether there was more than is kept. */
  isFull(): boolean;
  text(): string;
}

/** Keeps the first `most` bytes. */
export function keepHead(most: number): Kept {
  const chunks: Buffer[] = [];
  let length = 0;
  return {
    add(chunk) {
      if (length <= most) chunks.push(chunk);
      length += chunk.length;
    },
    isFull: () => length > most,
    text: () => Buffer.concat(chunks).toString('utf8', 0, most),
  };
}

/** Keeps the last `most` bytes, or some more: what a process says last is why it ended. */
export function keepTail(most: number): Kept {
  const chunks: Buffer[] = [];
  let length = 0;
  let dropped = false;
  return {
    add(chunk) {
      chunks.push(chunk);
      length += chunk.length;
      while (length - (chunks[0]?.length ?? 0) >= most) {
        length -= chunks.shift()?.length ?? 0;
        dropped = true;
      }
    },
    isFull: () => dropped,
    text: () => Buffer.concat(chunks).toString('utf8'),
  };
}
