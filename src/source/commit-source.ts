import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { GitReader, Oid, TreeFile } from '../git/git-repository.ts';
import { comparePaths, sortedPaths } from './compare-paths.ts';
import { decodeSource, tooLarge } from './decode-source.ts';
import { obstacleFailure } from './obstacle-failure.ts';
import { assertTotal, sourceLimits } from './source-limits.ts';
import { hasOtherExtension, isCandidate, isPutAside, type Obstacle, type SourceTree } from './source-tree.ts';

/** The files as they are in a commit. */
export function openCommitSource(
  git: Pick<GitReader, 'listFiles' | 'readBlobsWithin'>,
  commit: Oid,
): SourceTree {
  let listing: Promise<ReadonlyMap<string, TreeFile>> | undefined;
  /** A commit never changes, so its tree is read once. */
  function files(): Promise<ReadonlyMap<string, TreeFile>> {
    listing ??= git.listFiles(commit).then((all) => new Map(all.map((file) => [file.path, file])));
    return listing;
  }
  return {
    async list() {
      const candidates: string[] = [];
      const obstacles: Obstacle[] = [];
      for (const file of (await files()).values()) {
        const unreadable = unreadableAt(file);
        if (unreadable === undefined && isCandidate(file.path)) candidates.push(file.path);
        else if (!isPutAside(file.path)) {
          const obstacle = unreadable ?? otherExtensionAt(file);
          if (obstacle !== undefined) obstacles.push(obstacle);
        }
      }
      return {
        files: candidates.sort(comparePaths),
        obstacles: obstacles.sort((a, b) => comparePaths(a.path, b.path)),
      };
    },
    async read(paths) {
      const all = await files();
      const wanted = sortedPaths(paths).map((path) => fileAt(all, path, commit));
      const room = { each: sourceLimits.file, left: sourceLimits.total };
      const contents = await git.readBlobsWithin(
        wanted.map((file) => file.oid),
        room,
      );
      // The same blob may stand at any number of paths.
      let total = 0;
      return wanted.map(({ path, oid }) => {
        const content = contents.get(oid);
        if (content instanceof Uint8Array) {
          total += content.length;
          assertTotal(path, total);
          return decodeSource(path, content);
        }
        if (room.left < 0) assertTotal(path, Infinity);
        return tooLarge(path, content?.size ?? 0);
      });
    },
    async identify(paths) {
      const all = await files();
      return sortedPaths(paths).map((path) => ({ path, oid: fileAt(all, path, commit).oid }));
    },
  };
}

function otherExtensionAt({ path }: TreeFile): Obstacle | undefined {
  return hasOtherExtension(path) ? { path, is: 'other-extension' } : undefined;
}

/** A link is a blob that holds its target; the id of a submodule names a commit of another repository. */
function unreadableAt({ path, mode }: TreeFile): Obstacle | undefined {
  if (mode === '120000') return { path, is: 'symlink' };
  return mode === '160000' ? { path, is: 'nested-repository' } : undefined;
}

function fileAt(files: ReadonlyMap<string, TreeFile>, path: string, commit: Oid): TreeFile {
  const file = files.get(path);
  if (file === undefined) {
    throw new BylawError('source/not-found', `${path} does not exist in commit ${commit.slice(0, 10)}`);
  }
  const obstacle = unreadableAt(file);
  if (obstacle !== undefined) throw obstacleFailure(obstacle);
  return file;
}
