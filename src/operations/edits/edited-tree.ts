import { sortedPaths } from '../../source/compare-paths.ts';
import type { SourceTree } from '../../source/source-tree.ts';
import type { EditedFile } from './edited-file.ts';

/** A source tree with some files edited, which is not written. */
export function editedTree(tree: SourceTree, files: readonly EditedFile[]): SourceTree {
  const edited = new Map(files.map(({ path, after }) => [path, after]));
  const there = [...edited].filter(([, text]) => text !== '').map(([path, text]) => ({ path, text }));
  return {
    async list() {
      const { files: listed, obstacles } = await tree.list();
      const others = listed.filter((path) => !edited.has(path));
      return { files: sortedPaths([...others, ...there.map(({ path }) => path)]), obstacles };
    },
    async read(paths) {
      const wanted = [...new Set(paths)];
      const others = await tree.read(wanted.filter((path) => !edited.has(path)));
      return [...others, ...there.filter(({ path }) => wanted.includes(path))];
    },
    async identify(paths, known) {
      const wanted = [...paths];
      const others = await tree.identify(
        wanted.filter((path) => !edited.has(path)),
        known,
      );
      const found = new Map(others.map((each) => [each.path, each]));
      for (const file of there) found.set(file.path, { path: file.path, file });
      return wanted.flatMap((path) => found.get(path) ?? []);
    },
  };
}
