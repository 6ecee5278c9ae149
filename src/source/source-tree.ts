import type { SourceFile } from '../parse/document.ts';

/** Where Bylaw's YAML is read from: a work tree, a plain folder, or a commit. */
export interface SourceTree {
  /**
   * The paths of all candidates: every `*.yaml` and `*.yml` file, from the root with `/`, sorted by their bytes.
   * Folders that begin with a dot, `node_modules` and repositories inside the repository are passed over.
   */
  list(): Promise<readonly string[]>;
  /**
   * The files at `paths`, sorted by path, each once. A byte order mark is taken off; line ends stay as they are.
   * @throws BylawError `source/not-found`, `source/symlink`, `source/not-utf8`, `source/too-large`,
   *   `source/outside`, `source/unreadable`
   */
  read(paths: Iterable<string>): Promise<readonly SourceFile[]>;
}

/** Whether a file can hold documents, and so is listed. `path` is relative to the root. */
export function isCandidate(path: string): boolean {
  const names = path.split('/');
  const file = names.pop() ?? '';
  return /\.ya?ml$/.test(file) && !file.startsWith('.') && !names.some(isPassedOver);
}

/** Folders whose content is never the author's own organization. */
export function isPassedOver(folder: string): boolean {
  return folder.startsWith('.') || folder === 'node_modules';
}
