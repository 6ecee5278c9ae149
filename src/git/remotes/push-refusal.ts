import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { hintFor } from '../failure-hint.ts';
import type { Oid } from '../git-repository.ts';

export interface Push {
  readonly remote: string;
  readonly ref: string;
  readonly next: Oid;
  readonly expected: Oid | undefined;
}

/** How servers and Git itself word that a ref was not where it was expected. */
const moved =
  /stale info|fetch first|non-fast-forward|needs force|already exists|but expected|failed to (?:lock|update ref)|cannot lock ref|incorrect old value|already been updated|lock_failure|remote ref updated since/i;

/** What a server may say beside that, where the ref did not move but cannot be there, or be written. */
const hindered = /exists; cannot create|cannot process .* at the same time/;
const denied =
  /insufficient permission|Permission denied|Read-only file system|No space left on device|unable to (?:create directory|write)/i;

/**
 * Why a remote left a ref where it is. `summary` is what was answered for the ref, `words` what else was said, `why`
 * the line of that to show.
 */
export function pushRefusal(push: Push, summary: string, words: string, why: string | undefined): BylawError {
  const said = why === undefined || summary.includes(why) ? summary : `${summary}: ${why}`;
  const cause = words === '' ? {} : { cause: new Error(words) };
  if (!moved.test(summary) || denied.test(words)) {
    return new BylawError('git/remote-refused', `${pushing(push)}: ${said}`, cause);
  }
  if (hindered.test(words) || hindered.test(summary)) {
    const hint = hintFor('git/ref-conflict');
    return new BylawError('git/ref-conflict', `${pushing(push)}: ${said}`, { ...hint, ...cause });
  }
  return refMoved(push, `is not (${said})`);
}

/** `found` is how the ref is at the remote. */
export function refMoved(push: Push, found: string): BylawError {
  const wanted = push.expected === undefined ? 'not to exist there' : `at ${push.expected}`;
  return new BylawError('git/ref-moved', `${pushing(push)}: it was expected ${wanted}, and ${found}`);
}

export function notContinuing(push: Push): BylawError {
  const message = `${pushing(push)}: ${push.next} does not continue ${push.expected}`;
  return new BylawError('git/failed', message, {
    hint: 'history is never rewritten; in a shallow clone, fetch the whole branch first',
  });
}

function pushing({ remote, ref }: Push): string {
  return `pushing ${ref} to ${remote}`;
}
