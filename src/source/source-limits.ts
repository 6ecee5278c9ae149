import { BylawError } from '../diagnostic/bylaw-error.ts';

const mebibyte = 1024 * 1024;

/**
 * What is read at most: far above any organization, far below what fills the memory. Sizes are in bytes, and looked
 * at before the content is.
 */
export const sourceLimits = { file: 20 * mebibyte, total: 256 * mebibyte, files: 200_000 };

/** Throws `source/too-large` where the files read so far, `path` the last of them, have more bytes than the limit. */
export function assertTotal(path: string, bytes: number): void {
  if (bytes <= sourceLimits.total) return;
  const limit = sourceLimits.total / mebibyte;
  throw new BylawError('source/too-large', `the YAML files up to ${path} have more than ${limit} MB`, {
    hint,
  });
}

/** Throws `source/too-large` where there are more files to read than the limit. */
export function assertCount(paths: readonly string[]): void {
  if (paths.length <= sourceLimits.files) return;
  const message = `there are ${paths.length} YAML files; the limit is ${sourceLimits.files} (one of them is ${paths[0]})`;
  throw new BylawError('source/too-large', message, { hint });
}

const hint =
  'remove what was not meant for Bylaw from `shared/` and the folders of organizations, or join files: one may hold any number of documents';
