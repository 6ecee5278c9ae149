import { openCache } from '../cache/cache.ts';
import { keepTexts } from '../cache/keep-texts.ts';
import type { GitReader, TreeFile } from '../git/git-repository.ts';
import type { Session } from './session.ts';

/** Fewer files are listed before a cache is read. */
const manyFiles = 100;

/** The same repository, which lists no tree again that was the last one listed by an earlier run. */
export function keptListing(git: GitReader, { environment }: Pick<Session, 'environment'>): GitReader {
  const cache = openCache(git.gitDirectory, environment);
  if (cache.off !== undefined) return git;
  return {
    ...git,
    async listFiles(treeish, path) {
      if (path !== undefined) return git.listFiles(treeish, path);
      const [text = ''] = await keepTexts(
        cache,
        'ledger-files',
        treeish,
        async () => [write(await git.listFiles(treeish))],
        manyFiles * leastLength,
      );
      return read(text);
    },
  };
}

/** No file takes less as text. */
const leastLength = 40;

function write(files: readonly TreeFile[]): string {
  return JSON.stringify(files.flatMap(({ path, oid, mode }) => [path, oid, mode]));
}

function read(text: string): readonly TreeFile[] {
  const parts = JSON.parse(text) as readonly string[];
  const files: TreeFile[] = [];
  for (let at = 0; at < parts.length; at += 3)
    files.push({
      path: parts[at] ?? '',
      oid: parts[at + 1] ?? '',
      mode: (parts[at + 2] ?? '') as TreeFile['mode'],
    });
  return files;
}
