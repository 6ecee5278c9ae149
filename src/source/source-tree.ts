import type { FileFacts, FileStamp } from '../disk/file-stamp.ts';
import type { SourceFile } from '../parse/document.ts';

/** Where Bylaw's YAML is read from: a work tree, a plain folder, or a commit. */
export interface SourceTree {
  /** @throws BylawError `source/unreadable` */
  list(): Promise<SourceListing>;
  /**
   * The files at `paths`, sorted by path, each once. A byte order mark is taken off; line ends stay as they are.
   * What is not UTF-8 text, or too large, is there as `unreadable`.
   * @throws BylawError `source/not-found`, `source/symlink`, `source/outside`, `source/not-a-file`,
   *   `source/nested-repository`, `source/unreadable`
   */
  read(paths: Iterable<string>): Promise<readonly SourceFile[]>;
  /**
   * What stands at `paths`, in order, read only where that cannot be told without: `known` says how it can be told
   * that a file is as it was when it was last read. Throws as `read` does.
   */
  identify(
    paths: Iterable<string>,
    known: (path: string) => KnownFile | undefined,
  ): Promise<readonly IdentifiedFile[]>;
}

/** A file that was read before. */
export interface KnownFile {
  /** Whether it can be told without reading that it has the same content still. */
  readonly isStamped: boolean;
  /** Whether it has, by what the file system says of it now: see `stampOf`. */
  isStill(found: FileFacts): boolean;
}

/** Which content a file has. */
export interface Identity {
  /** Its id as a Git blob, which may be worked out when it is asked for. */
  readonly oid: string;
  /** By what it can be told again without reading. */
  readonly stamp: FileStamp | undefined;
}

export interface IdentifiedFile extends Partial<Identity> {
  readonly path: string;
  /** It is as it was when it was last read; then nothing else is said. */
  readonly isStill?: true;
  /** Where it was read. */
  readonly file?: SourceFile;
}

/**
 * What a source tree holds; paths from the root with `/`, sorted by their bytes. Names that begin with a dot and
 * `node_modules` are in neither list, whatever they hold: such a name is how an author puts something aside.
 */
export interface SourceListing {
  /** The candidates: every `*.yaml` and `*.yml` file. */
  readonly files: readonly string[];
  /** What was not looked into, and may hold YAML all the same: `ownFiles` judges it by its place. */
  readonly obstacles: readonly Obstacle[];
}

export interface Obstacle {
  readonly path: string;
  /**
   * - `symlink`: a symbolic link, to a file or a folder
   * - `nested-repository`: a folder that is a repository of its own, or a submodule
   * - `no-file`: a pipe, a socket or a device
   * - `left-out`: a file that Git was told to leave out of the work tree, as a sparse checkout does
   * - `other-extension`: a file whose extension is `.yaml` or `.yml` in other letters, such as `.YAML`
   */
  readonly is: 'symlink' | 'nested-repository' | 'no-file' | 'left-out' | 'other-extension';
}

/** Whether a file can hold documents, and so is listed. `path` is relative to the root. */
export function isCandidate(path: string): boolean {
  return /\.ya?ml$/.test(path) && !isPutAside(path);
}

export function hasOtherExtension(path: string): boolean {
  return /\.ya?ml$/i.test(path) && !isCandidate(path) && !isPutAside(path);
}

/** Whether any name on the path is one whose content is never the author's own organization. */
export function isPutAside(path: string): boolean {
  return putAside.test(path);
}

const putAside = /(?:^|\/)(?:\.|node_modules(?:\/|$))/;
