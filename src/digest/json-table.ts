import type { Json } from './json.ts';

/** Values by key, each as its text until it is asked for. */
export interface JsonTable {
  readonly keys: readonly string[];
  get(key: string): Json | undefined;
}

interface Heading {
  readonly keys: readonly string[];
  /** Where the text of each value ends, from the end of the heading on. */
  readonly ends: readonly number[];
}

/** A table as text, which has no line break but one; every key once. The inverse of readJsonTable. */
export function writeJsonTable(rows: Iterable<readonly [key: string, value: Json]>): string {
  const keys: string[] = [];
  const ends: number[] = [];
  const texts: string[] = [];
  let end = 0;
  for (const [key, value] of rows) {
    const text = JSON.stringify(value);
    end += text.length;
    keys.push(key);
    ends.push(end);
    texts.push(text);
  }
  const heading: Heading = { keys, ends };
  return `${JSON.stringify(heading)}\n${texts.join('')}`;
}

/** Takes apart what is asked for, each time anew. */
export function readJsonTable(text: string): JsonTable {
  const start = text.indexOf('\n') + 1;
  const { keys, ends } = JSON.parse(text.slice(0, start)) as Heading;
  let places: Map<string, number> | undefined;
  return {
    keys,
    get(key) {
      places ??= new Map(keys.map((each, at) => [each, at]));
      const at = places.get(key);
      if (at === undefined) return undefined;
      return JSON.parse(text.slice(start + (ends[at - 1] ?? 0), start + (ends[at] ?? 0))) as Json;
    },
  };
}
