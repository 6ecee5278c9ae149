import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Lets V8 collect what is no longer needed once the heap has grown by a third rather than, where the machine has much
 * memory, to a multiple: of what is read page by page most is garbage at once. What parsing left is collected first,
 * since how far the heap may grow is reckoned at each collection.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=30');
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  setFlagsFromString('--no-expose-gc');
  if (typeof collect === 'function') collect();
}
