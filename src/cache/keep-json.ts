import type { Cache } from './cache.ts';

/**
 * What `make` gives, which JSON can say. Kept under `name` until it is asked for with another `of`, which says all that it follows from:
 * a Git tree, of which one id has one content.
 */
export async function keepJson<T>(
  cache: Cache,
  name: string,
  of: string,
  make: () => Promise<T>,
): Promise<T> {
  const kept = cache.read(name);
  const end = kept?.indexOf(0x0a) ?? -1;
  if (kept !== undefined && kept.toString('utf8', 0, end) === of) {
    return JSON.parse(kept.toString('utf8', end + 1)) as T;
  }
  const made = await make();
  cache.write(name, [Buffer.from(`${of}\n`), Buffer.from(JSON.stringify(made))]);
  return made;
}
