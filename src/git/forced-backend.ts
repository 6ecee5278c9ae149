import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { Environment } from './identity.ts';

/** The backend that `BYLAW_GIT` names. Throws `git/unknown-backend`. */
export function forcedBackend({ BYLAW_GIT }: Environment): 'native' | 'isomorphic' | undefined {
  const forced = BYLAW_GIT || undefined;
  if (forced === undefined || forced === 'native' || forced === 'isomorphic') return forced;
  throw new BylawError('git/unknown-backend', `BYLAW_GIT is ${JSON.stringify(forced)}`, {
    hint: 'set it to `native` or `isomorphic`, or unset it',
  });
}
