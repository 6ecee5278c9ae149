/**
 * Runs all at once, and throws the first failure once nothing is under way any more: a read that was given up must
 * not go on asking behind the back of the next one. The signal tells those that take long.
 */
export async function together<T extends Readonly<Record<string, unknown>>>(
  start: (signal: AbortSignal) => T,
): Promise<{ readonly [K in keyof T]: Awaited<T[K]> }> {
  const stop = new AbortController();
  const started = Object.entries(start(stop.signal));
  const failures: unknown[] = [];
  const done = await Promise.all(
    started.map(async ([name, promise]) => {
      try {
        return [name, await promise] as const;
      } catch (error) {
        failures.push(error);
        stop.abort(error);
        return [name, undefined] as const;
      }
    }),
  );
  if (failures.length > 0) throw failures[0];
  return Object.fromEntries(done) as { readonly [K in keyof T]: Awaited<T[K]> };
}
