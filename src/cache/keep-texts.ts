import type { Cache } from './cache.ts';

/**
 * The texts that `make` gives. Kept under `name` until they are asked for with another `of`, which says all that they
 * follow from: a Git tree, of which one id has one content.
 *
 * @param least shorter ones are not kept
 */
export async function keepTexts(
  cache: Cache,
  name: string,
  of: string,
  make: () => Promise<readonly string[]>,
  least = 0,
): Promise<readonly string[]> {
  const kept = cache.read(name);
  const end = kept?.indexOf(0x0a) ?? -1;
  if (kept !== undefined && kept.toString('utf8', 0, end) === of) return read(kept.subarray(end + 1));
  const made = await make();
  const parts = made.map((text) => Buffer.from(text));
  if (parts.reduce((sum, { length }) => sum + length, 0) < least) return made;
  const lengths = JSON.stringify(parts.map(({ length }) => length));
  cache.write(name, [Buffer.from(`${of}\n${lengths}\n`), ...parts]);
  return made;
}

function read(kept: Buffer): readonly string[] {
  let from = kept.indexOf(0x0a) + 1;
  const lengths = JSON.parse(kept.toString('utf8', 0, from)) as readonly number[];
  return lengths.map((length) => {
    const text = kept.toString('utf8', from, from + length);
    from += length;
    return text;
  });
}
