import { mkdirSync } from 'node:fs';
import { BylawError } from '../../../../src/diagnostic/bylaw-error.ts';
import type { Commit, GitWriter, Oid } from '../../../../src/git/git-repository.ts';
import { commitsBetween } from '../../../../src/git/isomorphic/commits-between.ts';
import { openHistory } from '../../../../src/git/isomorphic/history.ts';
import type { NamedObject, ObjectStore } from '../../../../src/git/object-store.ts';
import { readCommit, repositoryObjects } from '../../../../src/git/repository-objects.ts';

const olivia = { name: 'Olivia', email: 'olivia@acme.example' };

/** A repository in memory, whose objects are what they are on disk: thousands of stories start no process. */
export interface MemoryGit extends GitWriter {
  /** Commits files to where a branch is, and moves it; without a branch it is only made. */
  commit(files: Readonly<Record<string, string>>, wish: CommitWish): Promise<Oid>;
}

interface CommitWish {
  /** In milliseconds. */
  readonly at: number;
  readonly parents: readonly Oid[];
  readonly branch?: string;
  readonly author?: string;
}

export function memoryGit(folder: string): MemoryGit {
  mkdirSync(`${folder}/.git`, { recursive: true });
  const objects = new Map<Oid, NamedObject>();
  const refs = new Map<string, Oid>();
  const store: ObjectStore = {
    format: 'sha1',
    read: async (oid) => objects.get(oid),
    readWithin: async (oid) => objects.get(oid),
    async write(some) {
      for (const each of some) objects.set(each.oid, each);
    },
  };
  const history = openHistory(store, folder);
  const own = repositoryObjects(store);
  const notHere = async (): Promise<never> => {
    throw new Error('there is no such thing in memory');
  };
  const head = () => ({ ref: 'refs/heads/main', commit: refs.get('refs/heads/main') });
  return {
    ...own,
    ...{ backend: 'isomorphic', root: folder, gitDirectory: `${folder}/.git` },
    head: async () => head(),
    resolveRef: async (ref) => refs.get(ref),
    async resolveCommit(revision) {
      const found = revision === 'HEAD' ? head().commit : (refs.get(revision) ?? revision);
      if (found === undefined || !objects.has(found)) throw new BylawError('git/unknown-revision', revision);
      return found;
    },
    log: (from, options) => history.firstParents(from, options?.limit),
    isAncestor: (ancestor, descendant) => history.isAncestor(ancestor, descendant),
    mergeBases: (a, b) => history.mergeBases(a, b),
    mergeBase: async (a, b) => (await history.mergeBases(a, b))[0],
    commitsBetween: (from, to) => commitsBetween(store, new Set(), from, to),
    isShallow: async () => false,
    workTreeChanges: async () => [],
    leftOutFiles: async () => [],
    identity: async () => olivia,
    commitSigners: async () => undefined,
    remotes: async () => [],
    remoteAddress: async () => undefined,
    configuredRemote: async () => undefined,
    remoteRef: notHere,
    fetchRef: notHere,
    remoteLeadsTo: notHere,
    remoteHead: notHere,
    pushRef: notHere,
    assertCommittable: notHere,
    commitFiles: notHere,
    close: async () => {},
    async updateRef(ref, next, expected) {
      const commit: Commit = await readCommit(store, next);
      if (refs.get(ref) !== expected) throw new BylawError('git/ref-moved', `${ref} is elsewhere`);
      refs.set(ref, commit.oid);
    },
    async commit(files, { at, parents, branch, author = 'olivia' }) {
      const [parent] = parents;
      const base = parent === undefined ? undefined : (await own.readCommit(parent)).tree;
      const blobs = await own.writeBlobs(Object.values(files));
      const edits = new Map(Object.keys(files).map((path, index) => [path, blobs[index] ?? null]));
      const oid = await own.writeCommit({
        tree: await own.writeTree(base, edits),
        parents,
        author: { name: author, email: `${author}@acme.example` },
        at: new Date(at).toISOString(),
        message: 'A change\n',
      });
      if (branch !== undefined) refs.set(branch, oid);
      return oid;
    },
  };
}
