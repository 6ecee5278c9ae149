import type { Oid } from '../git/git-repository.ts';

const held = new Set<Oid>();

/**
 * Runs `work` while this process holds the intent of a commit. A process that lives on after its apply has died
 * holds it no longer.
 */
export async function holdingIntent<T>(commit: Oid, work: () => Promise<T>): Promise<T> {
  held.add(commit);
  try {
    return await work();
  } finally {
    held.delete(commit);
  }
}

export function isHeldHere(commit: Oid): boolean {
  return held.has(commit);
}
