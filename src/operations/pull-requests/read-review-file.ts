import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { parseJson } from '../../digest/parse-json.ts';
import type { WrittenPullRequestReview as ReviewFile } from '../../schema/generated/formats.ts';
import { validatePullRequestReview } from '../../schema/validate-format.ts';

/** Bytes: many times what `--review-out` writes. */
const sizeLimit = 16 * 1024;

/**
 * What a run of a stranger's pull request tells of it. Nothing that it holds is in the message of what is wrong: it may
 * be a file of this machine, if something made a link of it.
 *
 * @throws BylawError `pull-request/invalid-review`, `cli/unreadable-file`
 */
export function readReviewFile(path: string): ReviewFile {
  const bytes = readSmallFile(path);
  if (bytes === undefined) throw invalid(path, `is no plain file of up to ${sizeLimit / 1024} kB`);
  const written = parse(bytes);
  if (written === undefined) throw invalid(path, 'is no JSON that can be read');
  const [mistake] = validatePullRequestReview(written);
  // Not the message either, which may quote what stands there.
  if (mistake !== undefined)
    throw invalid(path, 'does not have the fields that it should have, and those alone');
  return written as unknown as ReviewFile;
}

function parse(bytes: Buffer): ReturnType<typeof parseJson> | undefined {
  try {
    return parseJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** Undefined where it is a link, a pipe or a folder, or larger. */
function readSmallFile(path: string): Buffer | undefined {
  let file: number;
  try {
    const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
    file = openSync(path, O_RDONLY | (O_NOFOLLOW ?? 0) | (O_NONBLOCK ?? 0));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ELOOP') return undefined;
    throw new BylawError('cli/unreadable-file', `cannot read \`${path}\``, { cause });
  }
  try {
    if (!fstatSync(file).isFile()) return undefined;
    const room = Buffer.alloc(sizeLimit + 1);
    const length = readSync(file, room, 0, room.length, 0);
    return length > sizeLimit ? undefined : room.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

function invalid(path: string, what: string): BylawError {
  return new BylawError('pull-request/invalid-review', `\`${path}\` ${what}`, {
    hint: 'have the run that plans the pull request write it anew: `bylaw plan --pull-request N --review-out FILE`',
  });
}
