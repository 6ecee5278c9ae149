const held = new Set<string>();

/**
 * Runs `work`, from before its intent is recorded, while this process holds what the run of that id intends. A
 * process that lives on after its apply has died holds it no longer.
 */
export async function holdingIntent<T>(run: string, work: () => Promise<T>): Promise<T> {
  held.add(run);
  try {
    return await work();
  } finally {
    held.delete(run);
  }
}

export function isHeldHere(run: string): boolean {
  return held.has(run);
}
