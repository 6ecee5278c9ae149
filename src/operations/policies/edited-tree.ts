import type { SourceFile } from '../../parse/document.ts';
import type { SourceTree } from '../../source/source-tree.ts';

/** A source tree with another text in one of its files, which is not written. */
export function editedTree(tree: SourceTree, file: SourceFile): SourceTree {
  return {
    list: () => tree.list(),
    async read(paths) {
      const wanted = [...new Set(paths)];
      const others = await tree.read(wanted.filter((path) => path !== file.path));
      return wanted.includes(file.path) ? [...others, file] : others;
    },
    async identify(paths, known) {
      const identified = await tree.identify(paths, known);
      return identified.map((each) => (each.path === file.path ? { path: file.path, file } : each));
    },
  };
}
