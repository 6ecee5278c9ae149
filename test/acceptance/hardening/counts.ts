/** Whether `npm run test:full` asks for the counts that a release is held to. */
export const isFull = process.env.BYLAW_FULL === '1';

/** How often to repeat: the whole count in `npm run test:full`, one that shows the same in a few seconds else. */
export function times(full: number, reduced: number): number {
  return isFull ? full : reduced;
}
