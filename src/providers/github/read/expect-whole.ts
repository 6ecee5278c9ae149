import { BylawError } from '../../../diagnostic/bylaw-error.ts';
import type { GraphqlError } from '../client/github-client.ts';
import { unreadable } from './unreadable.ts';

const refusals: ReadonlySet<string> = new Set(['FORBIDDEN', 'INSUFFICIENT_SCOPES']);

/** Throws where GitHub says of any part of an answer that it could not be given. */
export function expectWhole(what: string, errors: readonly GraphqlError[]): void {
  const error = errors.find(({ path }) => !mayBeHidden(path));
  if (error === undefined) return;
  if (refusals.has(error.type ?? '') || /not accessible|required scopes/i.test(error.message)) {
    throw new BylawError('provider/forbidden', `${what}: ${error.message}`, {
      hint: 'the token needs `admin:org`, or the permission members: read',
    });
  }
  throw unreadable(what, error.message);
}

/** Whether somebody has a second factor only owners may see. */
function mayBeHidden(path: GraphqlError['path']): boolean {
  return path?.at(-1) === 'hasTwoFactorEnabled';
}
