import fs from 'node:fs';
import { listRemotes } from 'isomorphic-git';
import { assertCommittable } from '../files/assert-committable.ts';
import { type FileSettings, sharedBits } from '../files/file-settings.ts';
import { absentFiles, mayLeaveOut } from '../files/left-out-files.ts';
import { moveRef } from '../files/move-ref.ts';
import { readHead, readRef } from '../files/read-refs.ts';
import type { GitWriter } from '../git-repository.ts';
import { type Environment, identityFrom } from '../identity.ts';
import { assertFullRef } from '../ref-name.ts';
import { readCommit, repositoryObjects } from '../repository-objects.ts';
import { assertPlainCommit } from './assert-plain-commit.ts';
import { commitThroughIndex } from './commit-through-index.ts';
import { commitsBetween } from './commits-between.ts';
import { compareWorkTree } from './compare-work-tree.ts';
import { findRepository } from './find-repository.ts';
import { openHistory, readShallowEdges } from './history.ts';
import { isomorphicRemotes } from './isomorphic-remotes.ts';
import { isomorphicStore } from './isomorphic-store.ts';
import { readConfig } from './read-config.ts';
import { readIndexFile } from './read-index-file.ts';
import { resolveRevision } from './resolve-revision.ts';

/** The repository that the folder `cwd` is in, without any `git` installed. */
export async function openIsomorphicRepository(cwd: string, environment: Environment): Promise<GitWriter> {
  const { root, gitDirectory } = await findRepository(cwd, environment);
  const cache = {};
  const config = () => readConfig(gitDirectory, environment);
  const fileSettings = async (): Promise<FileSettings> => {
    const value = await config();
    return { logs: value('core.logallrefupdates'), shared: value('core.sharedrepository') };
  };
  const shared = async () => sharedBits((await fileSettings()).shared);
  const store = isomorphicStore(gitDirectory, cache, shared);
  const history = openHistory(store, gitDirectory);
  const head = () => readHead(gitDirectory);
  const repository: GitWriter = {
    ...repositoryObjects(store),
    ...isomorphicRemotes({ root, gitDirectory, environment, store, shared, history }),
    backend: 'isomorphic',
    root,
    gitDirectory,
    head,
    async resolveRef(ref) {
      assertFullRef(ref);
      return readRef(gitDirectory, ref);
    },
    resolveCommit: (revision) => resolveRevision({ gitDirectory, cache, store, history }, revision),
    log: (from, options) => history.firstParents(from, options?.limit),
    isAncestor: (ancestor, descendant) => history.isAncestor(ancestor, descendant),
    mergeBases: (a, b) => history.mergeBases(a, b),
    mergeBase: async (a, b) => (await history.mergeBases(a, b))[0],
    commitsBetween: async (from, to) => commitsBetween(store, await readShallowEdges(gitDirectory), from, to),
    isShallow: async () => (await readShallowEdges(gitDirectory)).size > 0,
    async workTreeChanges(under) {
      const compared = { root, gitDirectory, store, head: (await head()).commit, config: await config() };
      return compareWorkTree(compared, under);
    },
    async leftOutFiles() {
      if (!mayLeaveOut(gitDirectory)) return [];
      const { entries } = await readIndexFile(gitDirectory);
      return absentFiles(
        root,
        entries.filter((entry) => entry.leftOut).map((entry) => entry.path),
      );
    },
    identity: async () => identityFrom(environment, await config()),
    commitSigners: async () => undefined,
    async remotes() {
      const remotes = await listRemotes({ fs, dir: root, gitdir: gitDirectory });
      return remotes.map(({ remote }) => remote).sort();
    },
    async assertCommittable() {
      await assertCommittable(gitDirectory, repository);
      await assertPlainCommit(gitDirectory, await config());
    },
    commitFiles(files) {
      return commitThroughIndex(repository, files);
    },
    async updateRef(ref, next, expected, reason) {
      const settings = await fileSettings();
      // A ref to nothing would be a broken repository; Git refuses it as well.
      await moveRef(
        { gitDirectory, ...settings },
        { ref, next: await readCommit(store, next), expected, reason },
      );
    },
    async remoteAddress(name) {
      const remotes = await listRemotes({ fs, dir: root, gitdir: gitDirectory });
      return remotes.find(({ remote }) => remote === name)?.url;
    },
    async configuredRemote(branch) {
      assertFullRef(`refs/heads/${branch}`);
      const name = (await config())(`branch.${branch}.remote`);
      // A dot is this repository itself.
      return name === undefined || name === '' || name === '.' ? undefined : name;
    },
    close: async () => store.close(),
  };
  return repository;
}
