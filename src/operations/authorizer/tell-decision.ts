import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { DecisionRecord } from './authorizer.ts';

/** Tells a log of a decision. Throws what it throws, and `authorizer/asynchronous-log` where it gives a promise. */
export function tellDecision(onDecision: (record: DecisionRecord) => unknown, record: DecisionRecord): void {
  const returned = onDecision(record);
  if (!(returned instanceof Promise) && typeof (returned as PromiseLike<void> | null)?.then !== 'function')
    return;
  // Said below: unhandled, it would end the process.
  Promise.resolve(returned).catch(() => {});
  throw new BylawError('authorizer/asynchronous-log', '`onDecision` gave a promise', {
    hint: 'let it be done when it returns: put the record into a queue',
  });
}
