import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { instantOf } from '../../model/instant.ts';
import type { Session } from '../session.ts';

/**
 * What has ended is left to the files, where a date may pass; nobody means to add it.
 * @throws BylawError `edit/past-expiry`
 */
export function refusePast(session: Session, expires: string | undefined): void {
  const ends = expires === undefined ? undefined : instantOf(expires, 'end');
  if (ends === undefined || ends > session.now()) return;
  throw new BylawError('edit/past-expiry', `\`${expires}\` has passed: it would give nothing`, {
    hint: 'give a time to come, or leave --expires out',
  });
}
