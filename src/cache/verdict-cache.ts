import type { VerdictMemory, Verdicts } from '../model/verdicts/verdicts.ts';
import type { Cache } from './cache.ts';

/** The verdicts kept under a name: nothing but this build's own of this user's own runs. */
export function openVerdictCache(cache: Cache, name: string): VerdictMemory {
  const text = cache.read(name)?.toString('utf8');
  const kept = new Map(
    text === undefined ? [] : (JSON.parse(text) as readonly (readonly [string, Verdicts])[]),
  );
  return {
    get: (folder) => kept.get(folder),
    keep(verdicts) {
      const written = JSON.stringify([...verdicts]);
      if (written !== text) cache.write(name, [Buffer.from(written)]);
    },
  };
}
