import { Queue } from './queue.ts';

/**
 * Lets at most `limit` of the tasks given to it run at a time; the others wait their turn. Thousands of files
 * opened at once would use up what the system lets one process open.
 */
export function atMost(limit: number): <T>(task: () => Promise<T>) => Promise<T> {
  const waiting = new Queue<() => void>();
  let running = 0;
  return async (task) => {
    if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      return await task();
    } finally {
      // The place passes to the next in line, so the count stays.
      const next = waiting.shift();
      if (next === undefined) running--;
      else next();
    }
  };
}
