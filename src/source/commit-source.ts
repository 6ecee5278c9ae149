import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { GitReader, Oid, TreeFile } from '../git/git-repository.ts';
import { comparePaths, sortedPaths } from './compare-paths.ts';
import { decodeSource } from './decode-source.ts';
import { symbolicLink } from './folder-source.ts';
import { isCandidate, type SourceTree } from './source-tree.ts';

/** The files as they are in a commit. Symbolic links are treated as in a folder: listed, and refused when read. */
export function openCommitSource(git: Pick<GitReader, 'listFiles' | 'readBlobs'>, commit: Oid): SourceTree {
  let listing: Promise<ReadonlyMap<string, TreeFile>> | undefined;
  /** A commit never changes, so its tree is read once. */
  function files(): Promise<ReadonlyMap<string, TreeFile>> {
    listing ??= git.listFiles(commit).then((all) => new Map(all.map((file) => [file.path, file])));
    return listing;
  }
  return {
    async list() {
      const candidates = [...(await files()).values()].filter(
        (file) => isBlob(file) && isCandidate(file.path),
      );
      return candidates.map((file) => file.path).sort(comparePaths);
    },
    async read(paths) {
      const all = await files();
      const wanted = sortedPaths(paths).map((path) => fileAt(all, path, commit));
      const contents = await git.readBlobs(wanted.map((file) => file.oid));
      return wanted.map((file) => decodeSource(file.path, contents.get(file.oid) ?? new Uint8Array()));
    },
  };
}

/** Not a submodule, whose id names a commit of another repository. */
function isBlob(file: TreeFile): boolean {
  return file.mode !== '160000';
}

function fileAt(files: ReadonlyMap<string, TreeFile>, path: string, commit: Oid): TreeFile {
  const file = files.get(path);
  if (file === undefined || !isBlob(file)) {
    throw new BylawError('source/not-found', `${path} does not exist in commit ${commit.slice(0, 10)}`);
  }
  if (file.mode === '120000') throw symbolicLink(path);
  return file;
}
