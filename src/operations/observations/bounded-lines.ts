/** Far more than an observation takes. */
const longest = 16 * 1024;

export interface Line {
  /** From 1. */
  readonly number: number;
  /** Undefined where it is longer than is read, or no UTF-8. */
  readonly text: string | undefined;
}

/** The lines of a stream, each within a bound, however long it is. A byte order mark at the start is none of the text. */
export async function* boundedLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let number = 1;
  function add(part: Uint8Array): void {
    length += part.length;
    if (length <= longest) parts.push(part);
    else parts = [];
  }
  function end(): Line {
    const line = { number, text: length > longest ? undefined : textOf(Buffer.concat(parts)) };
    parts = [];
    length = 0;
    number += 1;
    return line;
  }
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(lineFeed); at >= 0; at = chunk.indexOf(lineFeed, from)) {
      add(chunk.subarray(from, at));
      yield end();
      from = at + 1;
    }
    add(chunk.subarray(from));
  }
  if (length > 0) yield end();
}

const lineFeed = 0x0a;
const utf8 = new TextDecoder('utf-8', { fatal: true });

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}
