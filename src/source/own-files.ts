import picomatch from 'picomatch/posix.js';
import { isTamePattern } from '../model/repository/is-tame-pattern.ts';
import { repositoryFile, sharedFolder, territories } from '../model/repository/organization-folders.ts';
import { obstacleFailure } from './obstacle-failure.ts';
import { assertCount } from './source-limits.ts';
import type { Obstacle, SourceListing } from './source-tree.ts';

/**
 * The listed files that are Bylaw's: `bylaw.yaml`, those in `shared/` and those of organizations. What stands in
 * the way of reading all of them is an error, since a part that was not read would count as removed; elsewhere it
 * is ignored.
 * @param organizations the folders or globs of `bylaw.yaml`
 * @throws BylawError `source/symlink`, `source/nested-repository`, `source/not-a-file`, `source/other-extension`,
 *   `source/too-large`
 */
export function ownFiles(listing: SourceListing, organizations: readonly string[]): readonly string[] {
  const territoryOf = territories(organizations);
  const isOwn = (path: string): boolean => territoryOf(path).in !== 'elsewhere';
  const inTheWay = listing.obstacles.filter(
    (obstacle) => isOwn(obstacle.path) || (mayBeFolder(obstacle) && mayHoldOwn(obstacle.path, organizations)),
  );
  const [first] = inTheWay;
  if (first !== undefined) {
    throw obstacleFailure(first, inTheWay.filter(({ is }) => is === first.is).length - 1);
  }
  const own = listing.files.filter(isOwn);
  assertCount(own);
  return own;
}

/** Where a link leads is not looked at: it may change, and be missing elsewhere. */
function mayBeFolder({ is }: Obstacle): boolean {
  return is === 'symlink' || is === 'nested-repository';
}

/** Whether a folder outside of all territories could itself be an organization's or `shared`, or hold one. */
function mayHoldOwn(folder: string, organizations: readonly string[]): boolean {
  if (folder === repositoryFile || `${folder}/` === sharedFolder) return true;
  return organizations.some((pattern) => mayMatchFrom(pattern, folder));
}

function mayMatchFrom(pattern: string, folder: string): boolean {
  if (!isTamePattern(pattern)) return false;
  const parts = pattern
    .replace(/^(?:\.\/)+/, '')
    .replace(/(?<!\/)\/+$/, '')
    .split('/');
  // Within brackets a slash does not part names; such a pattern is rare, and taken to match everywhere.
  const unclear = parts.some((part) => /[{(]/.test(part) !== /[)}]/.test(part));
  if (unclear) return true;
  for (const [depth, name] of folder.split('/').entries()) {
    const part = parts[depth];
    if (part === undefined) return false;
    if (part.includes('**')) return true;
    if (!picomatch(part, { nonegate: true })(name)) return false;
  }
  return true;
}
