import { BylawError } from '../diagnostic/bylaw-error.ts';

/**
 * What a ledger holds that Bylaw would not have written. `what` is one sentence that names the path or the
 * commit; whoever knows the ref adds the hint.
 */
export function corruptLedger(what: string, cause?: unknown): BylawError {
  return new BylawError('ledger/corrupt', what, cause === undefined ? {} : { cause });
}
