import type { VerdictMemory, Verdicts } from '../../src/model/verdicts/verdicts.ts';

/** A memory that holds only what JSON can say. */
export function memory(): VerdictMemory & { clean: number } {
  let kept = '[]';
  return {
    clean: 0,
    get: (folder) => new Map(JSON.parse(kept) as readonly (readonly [string, Verdicts])[]).get(folder),
    keep(verdicts) {
      for (const { clean } of verdicts.values()) this.clean += clean.length;
      kept = JSON.stringify([...verdicts]);
    },
  };
}
