import type { ReadingRoom, UnreadObject } from './reading-room.ts';

/** A full object id, in lower-case hexadecimal (40 digits; 64 in SHA-256 repositories, native backend only). */
export type Oid = string;

export interface TreeFile {
  /** From the repository root (or from `path` where one was asked for), `/` separated. */
  readonly path: string;
  readonly oid: Oid;
  /** `100644`, `100755`, `120000` (symbolic link) or `160000` (submodule). */
  readonly mode: string;
}

/** A file that is not the same in two trees: absent where there is none. */
export interface FileDifference {
  readonly path: string;
  readonly before?: Pick<TreeFile, 'oid' | 'mode'>;
  readonly after?: Pick<TreeFile, 'oid' | 'mode'>;
}

export interface Person {
  readonly name: string;
  readonly email: string;
}

export interface Commit {
  readonly oid: Oid;
  readonly tree: Oid;
  readonly parents: readonly Oid[];
  readonly author: Person;
  /** RFC 3339, UTC, whole seconds. */
  readonly authoredAt: string;
  readonly committer: Person;
  readonly committedAt: string;
  /** The whole message, as stored. */
  readonly message: string;
}

export interface NewCommit {
  readonly tree: Oid;
  readonly parents: readonly Oid[];
  readonly author: Person;
  /** RFC 3339, whole seconds; the caller's clock. Committer is the author. */
  readonly at: string;
  readonly message: string;
}

export interface Head {
  /** The full ref, such as `refs/heads/main`; undefined when HEAD is detached. */
  readonly ref: string | undefined;
  /** Undefined when there is no commit yet. */
  readonly commit: Oid | undefined;
}

/** How a file of the work tree differs from HEAD. Untracked files that are ignored are never listed. */
export interface WorkTreeChange {
  readonly path: string;
  readonly status: 'modified' | 'added' | 'deleted';
}

/** `unknown` where this clone lacks a branch that may lead there; `empty` where there is no branch and no tag. */
export type LeadsTo = boolean | 'unknown' | 'empty';

/** What may be read from a repository. All failures are BylawErrors with a `git/…` code. */
export interface GitReader {
  readonly backend: 'native' | 'isomorphic';
  /** The top of the work tree, absolute. */
  readonly root: string;
  /** The common Git directory (`.git`), absolute: where Bylaw keeps its own caches, under `bylaw/`. */
  readonly gitDirectory: string;
  head(): Promise<Head>;
  /** The object a full ref names, or undefined when there is no such ref. */
  resolveRef(ref: string): Promise<Oid | undefined>;
  /** The commit a revision (ref, branch, tag, remote branch, oid, abbreviated oid, `HEAD`, `X~2`, `X^`) names. */
  resolveCommit(revision: string): Promise<Oid>;
  readCommit(oid: Oid): Promise<Commit>;
  /**
   * Every file under `path` (default: the root) of a commit or tree, recursively, sorted by path bytes; [] if absent.
   * Throws `git/too-large` where they are more than could be checked out.
   */
  listFiles(treeish: Oid, path?: string): Promise<readonly TreeFile[]>;
  /** The tree or blob id at `path`, or undefined. */
  objectAt(treeish: Oid, path: string): Promise<Oid | undefined>;
  /**
   * The files that differ between two commits or trees (undefined: the empty tree), sorted by the names on their
   * paths. Folders with the same id are not looked into.
   */
  compareTrees(before: Oid | undefined, after: Oid | undefined): Promise<readonly FileDifference[]>;
  /** Contents in one batch, each id once. */
  readBlobs(oids: Iterable<Oid>): Promise<ReadonlyMap<Oid, Uint8Array>>;
  /**
   * The same for as many bytes as there is room for. Of a blob that is larger its size stands there, and its content
   * was not held in memory (but where isomorphic-git finds it in a pack).
   */
  readBlobsWithin(
    oids: Iterable<Oid>,
    room: ReadingRoom,
  ): Promise<ReadonlyMap<Oid, Uint8Array | UnreadObject>>;
  /** First-parent history from `from`, newest first. */
  log(from: Oid, options?: { readonly limit?: number }): AsyncIterable<Commit>;
  /** Whether `ancestor` is `descendant` or reachable from it. False across the edge of a shallow clone. */
  isAncestor(ancestor: Oid, descendant: Oid): Promise<boolean>;
  /** The best common ancestors, the newest first: several where branches were merged into each other crosswise. */
  mergeBases(a: Oid, b: Oid): Promise<readonly Oid[]>;
  /** The newest of them. */
  mergeBase(a: Oid, b: Oid): Promise<Oid | undefined>;
  /** The commits that `to` leads to and `from` does not, parents before children. */
  commitsBetween(from: Oid, to: Oid): Promise<readonly Commit[]>;
  isShallow(): Promise<boolean>;
  /** Differences between HEAD and the work tree (index included) for paths under the given ones, sorted. */
  workTreeChanges(under: readonly string[]): Promise<readonly WorkTreeChange[]>;
  /**
   * Files of the index that are not in the work tree because Git was told to leave them out (a sparse checkout, or
   * `update-index --skip-worktree`), sorted. Their absence removes nothing.
   */
  leftOutFiles(): Promise<readonly string[]>;
  /** `user.name` and `user.email` (environment first, as Git does), or undefined where either is missing. */
  identity(): Promise<Person | undefined>;
  /**
   * Who signed commits, as far as Git finds their signatures good by the user's own configuration: an e-mail address,
   * or a name with one in `<>`. Undefined where this backend cannot verify any.
   */
  commitSigners(commits: readonly Oid[]): Promise<ReadonlyMap<Oid, string> | undefined>;
  /** The names of the configured remotes, sorted. */
  remotes(): Promise<readonly string[]>;
  /** Where a configured remote is fetched from, as it is written; undefined where there is none of the name. */
  remoteAddress(remote: string): Promise<string | undefined>;
  /** The remote that `branch.<name>.remote` of Git's configuration gives a branch (`main`, not `refs/heads/main`). */
  configuredRemote(branch: string): Promise<string | undefined>;
  /**
   * The object that a full ref names at a remote, or undefined where it has no such ref. Asks the remote and moves
   * nothing here. Throws `git/unknown-remote`, `git/remote-unreachable`, `git/remote-refused`, `git/unsupported`.
   */
  remoteRef(remote: string, ref: string): Promise<Oid | undefined>;
  /**
   * Brings everything that a full ref leads to at a remote here, and gives its id; undefined where the remote has
   * none. Moves no ref here, not even the one that follows the remote's. Throws what `remoteRef` does.
   */
  fetchRef(remote: string, ref: string): Promise<Oid | undefined>;
  /**
   * Whether a branch or a tag of a remote, `aside` from one, leads to a commit that is here: so that others can have
   * it from there. Asks the remote; moves no ref here. Throws what `remoteRef` does. With `only`, a full ref, no other
   * branch counts: `empty` says that the remote has none of that name, or one of another history.
   */
  remoteLeadsTo(remote: string, commit: Oid, aside: string, only?: string): Promise<LeadsTo>;
  /** The full ref of the branch that a remote gives whoever asks for none. Throws what `remoteRef` does. */
  remoteHead(remote: string): Promise<string | undefined>;
  /** Ends what the backend keeps open. Not needed for the process to exit; a later call opens it again. */
  close(): Promise<void>;
}

/** Edits of a tree: a path's new blob, or null to remove the file (or the whole folder) there. */
export type TreeEdits = ReadonlyMap<string, Oid | null>;

/** Files of the work tree to commit as they are there, by their paths from the root. */
export interface FilesToCommit {
  readonly paths: readonly string[];
  /** Those among them that HEAD does not have. */
  readonly added: readonly string[];
  readonly message: string;
  /** RFC 3339, whole seconds; Git takes its own clock. */
  readonly at: string;
}

/** What may write objects and refs; never the work tree, and of the index only what `commitFiles` says. */
export interface GitWriter extends GitReader {
  /** Writes blobs in one batch, in order. */
  writeBlobs(contents: readonly (string | Uint8Array)[]): Promise<readonly Oid[]>;
  /** The tree that results from `base` (undefined: the empty tree) with `edits`; emptied folders vanish. */
  writeTree(base: Oid | undefined, edits: TreeEdits): Promise<Oid>;
  writeCommit(commit: NewCommit): Promise<Oid>;
  /**
   * Runs `work`, and then puts all objects that it wrote on disk in one batch: until then only what it is handed sees
   * them. Where it throws, nothing is written.
   */
  writeTogether<T>(work: (objects: ObjectWriter) => Promise<T>): Promise<T>;
  /**
   * Moves a full ref from `expected` (undefined: it must not exist) to `next`, under Git's own `<ref>.lock`.
   * Throws `git/ref-moved` or `git/ref-locked`, and then nothing has changed.
   */
  updateRef(ref: string, next: Oid, expected: Oid | undefined, reason: string): Promise<void>;
  /**
   * Throws `git/cannot-commit` where `commitFiles` would fail for what the repository is in: the middle of a merge or
   * a rebase, no branch, nobody known as author, or hooks and signatures that this backend cannot honour.
   */
  assertCommittable(): Promise<void>;
  /**
   * Commits files of the work tree on the current branch, and nothing else: what else is staged stays so. Hooks run
   * and commits are signed as Git's own `git commit` does. Throws `git/cannot-commit`; then the branch did not move.
   */
  commitFiles(files: FilesToCommit): Promise<Oid>;
  /**
   * Moves a full ref at a remote from `expected` (undefined: it must not exist there) to `next`, a commit that is
   * here and continues `expected`; moves no ref here. Throws `git/ref-moved` where it is elsewhere, were it at `next`
   * already, and `git/remote-refused` or `git/unsupported` where it may not be moved: in all these nothing has
   * changed. Throws `git/remote-unreachable` where it cannot be known whether it moved: ask `remoteRef`.
   *
   * With `rewrites`, `next` need not continue `expected`; a remote may refuse that.
   */
  pushRef(
    remote: string,
    ref: string,
    next: Oid,
    expected: Oid | undefined,
    options?: PushOptions,
  ): Promise<void>;
}

export interface PushOptions {
  readonly rewrites?: boolean;
}

/** What builds new objects from those that are there. */
export type ObjectWriter = Pick<GitWriter, 'objectAt' | 'writeBlobs' | 'writeTree' | 'writeCommit'>;
