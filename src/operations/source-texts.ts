import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { SourceFile } from '../parse/document.ts';
import type { SourceTree } from '../source/source-tree.ts';

/** The texts that diagnostics may point into, read only where one does. */
export interface SourceTexts {
  /** Every file that counts, sorted. */
  readonly paths: readonly string[];
  read(paths: Iterable<string>): Promise<readonly SourceFile[]>;
}

/** The files of a tree, of which some were read already. */
export function sourceTexts(
  tree: SourceTree,
  paths: readonly string[],
  known: readonly SourceFile[],
): SourceTexts {
  const texts = new Map(known.map((file) => [file.path, file]));
  let own: ReadonlySet<string> | undefined;
  const isOwn = (path: string): boolean => {
    own ??= new Set(paths);
    return own.has(path);
  };
  return {
    paths,
    async read(wanted) {
      const named = [...new Set(wanted)].filter(isOwn);
      for (const file of await readNow(
        tree,
        named.filter((path) => !texts.has(path)),
      ))
        texts.set(file.path, file);
      return named.flatMap((path) => texts.get(path) ?? []);
    },
  };
}

/** A file that went away since it was looked at has no lines any more. */
async function readNow(tree: SourceTree, paths: readonly string[]): Promise<readonly SourceFile[]> {
  if (paths.length === 0) return [];
  try {
    return await tree.read(paths);
  } catch (error) {
    if (!(error instanceof BylawError)) throw error;
    if (paths.length === 1) return [];
    return (await Promise.all(paths.map((path) => readNow(tree, [path])))).flat();
  }
}
