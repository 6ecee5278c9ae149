import { BylawError } from '../../../diagnostic/bylaw-error.ts';

/** Something of an organization could not be read whole. */
export function unreadable(what: string, why: string): BylawError {
  return new BylawError('provider/unreadable', `${what}: ${why}`, {
    hint: 'run it again; if it stays so, https://www.githubstatus.com may tell why',
  });
}
