import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { assertCommittable } from '../files/assert-committable.ts';
import { sharedBits } from '../files/file-settings.ts';
import { absentFiles, mayLeaveOut } from '../files/left-out-files.ts';
import { moveRef } from '../files/move-ref.ts';
import { readRef } from '../files/read-refs.ts';
import type { GitWriter, Oid } from '../git-repository.ts';
import { type Environment, identityFrom } from '../identity.ts';
import { assertOids } from '../object-id.ts';
import type { ObjectFormat } from '../object-store.ts';
import { assertFullRef } from '../ref-name.ts';
import { readCommit, repositoryObjects } from '../repository-objects.ts';
import { childEnvironment, userEnvironment } from './child-environment.ts';
import { commitFiles } from './commit-files.ts';
import { commitSigners } from './commit-signers.ts';
import { commitsBetween } from './commits-between.ts';
import { type Configuration, readConfiguration } from './configuration.ts';
import { firstParents } from './first-parents.ts';
import { gitFailure } from './git-failure.ts';
import { type GitContext, runGit } from './git-process.ts';
import {
  type NativeSettings,
  readHead,
  resolveCommit,
  resolveRef,
  settingsIn,
  updateRef,
} from './native-refs.ts';
import { nativeRemotes, remoteAccess } from './native-remotes.ts';
import { nativeStore } from './native-store.ts';
import { ObjectProcess } from './object-process.ts';
import { workTreeChanges } from './work-tree-changes.ts';

/** The repository that the folder `cwd` is in, through the `git` on PATH (2.31 or newer). */
export async function openNativeRepository(cwd: string, environment: Environment): Promise<GitWriter> {
  const clean = childEnvironment(environment);
  const place = await findRepository({ cwd, environment: clean });
  // Named outright, so that every process answers for what was found (and trusted) now.
  const here = { GIT_DIR: place.ownDirectory, GIT_WORK_TREE: place.root };
  const context: GitContext = { cwd: place.root, environment: { ...clean, ...here } };
  const reading = new ObjectProcess(context);
  let found: NativeSettings | undefined;
  async function settings(): Promise<NativeSettings> {
    found ??= settingsIn(await readConfiguration(context));
    return found;
  }
  async function configuration(): Promise<Configuration> {
    const values = await readConfiguration(context);
    found ??= settingsIn(values);
    return values;
  }
  const shared = async () => sharedBits((await settings()).shared);
  const store = nativeStore(context, place, shared, reading);
  const repository: GitWriter = {
    ...repositoryObjects(store),
    ...nativeRemotes(context, () => remoteAccess(context, place, environment)),
    backend: 'native',
    root: place.root,
    gitDirectory: place.gitDirectory,
    head: () => readHead(context),
    async resolveRef(ref) {
      assertFullRef(ref);
      const inFile = isBranch(ref) && (await settings()).inFiles;
      return inFile ? readRef(place.gitDirectory, ref) : resolveRef(context, ref);
    },
    resolveCommit: (revision) => resolveCommit(context, revision),
    log: (from, options) => firstParents(context, store, from, options?.limit),
    isAncestor: (ancestor, descendant) => isAncestor(context, place.format, ancestor, descendant),
    mergeBases: (a, b) => mergeBases(context, place.format, a, b),
    mergeBase: async (a, b) => (await mergeBases(context, place.format, a, b))[0],
    commitsBetween: (from, to) => commitsBetween(context, store, place.format, from, to),
    isShallow: () => isShallow(place.gitDirectory),
    workTreeChanges: (under) => workTreeChanges(context, under),
    leftOutFiles: () => leftOutFiles(context, place),
    identity: async () => identityFrom(environment, lastOf(await configuration())),
    commitSigners: async (commits) => {
      assertOids(place.format, ...commits);
      return commitSigners(context, commits);
    },
    remotes: () => remotes(context),
    async assertCommittable() {
      await assertCommittable(place.ownDirectory, repository);
    },
    commitFiles: (files) =>
      commitFiles({ cwd: place.root, environment: userEnvironment(environment), hooks: true }, files),
    async updateRef(ref, next, expected, reason) {
      const move = { ref, next: await readCommit(store, next), expected, reason };
      const { inFiles, ...files } = await settings();
      if (!inFiles) return updateRef(context, place.format, move);
      await moveRef({ gitDirectory: place.gitDirectory, ...files }, move);
    },
    close: () => reading.close(),
  };
  return repository;
}

/** Whether all worktrees of a repository share a ref. */
function isBranch(ref: string): boolean {
  return ref.startsWith('refs/heads/') || ref.startsWith('refs/remotes/');
}

interface RepositoryPlace {
  readonly root: string;
  readonly gitDirectory: string;
  /** That of a linked worktree alone; else the same. */
  readonly ownDirectory: string;
  readonly format: ObjectFormat;
}

async function findRepository(context: GitContext): Promise<RepositoryPlace> {
  const questions = ['--show-toplevel', '--git-common-dir', '--absolute-git-dir', '--show-object-format'];
  const asking = ['rev-parse', '--path-format=absolute'];
  const result = await runGit(context, [...asking, ...questions]);
  let answers: readonly (string | undefined)[] = result.stdout.toString('utf8').trimEnd().split('\n');
  // A Git from before 2.31 takes the option for a question.
  if (answers[0] === asking[1]) throw new BylawError('git/no-native', '`git` is older than 2.31');
  if (result.status === 0 && answers.length > questions.length) {
    // A name holds line breaks: each answer by itself.
    const each = await Promise.all(questions.map((question) => runGit(context, [...asking, question])));
    answers = each.map(({ stdout }) => stdout.toString('utf8').replace(/\n$/, ''));
  }
  const [root, gitDirectory, ownDirectory, format] = answers;
  if (result.status !== 0 || root === undefined || gitDirectory === undefined || ownDirectory === undefined) {
    throw openingFailure(context.cwd, result.stderr);
  }
  return { root, gitDirectory, ownDirectory, format: format === 'sha256' ? 'sha256' : 'sha1' };
}

function openingFailure(cwd: string, stderr: string): BylawError {
  const failure = gitFailure(`opening the repository of ${cwd}`, stderr);
  if (failure.code !== 'git/no-repository') return failure;
  return new BylawError('git/no-repository', `${cwd} is not in a Git repository`);
}

async function leftOutFiles(
  context: GitContext,
  { root, ownDirectory }: RepositoryPlace,
): Promise<readonly string[]> {
  if (!mayLeaveOut(ownDirectory)) return [];
  const result = await runGit(context, ['ls-files', '-t', '-z']);
  if (result.status !== 0) throw gitFailure('reading the index', result.stderr);
  const lines = result.stdout.toString('utf8').split('\0');
  return absentFiles(
    root,
    lines.filter((line) => line.startsWith('S ')).map((line) => line.slice(2)),
  );
}

async function isAncestor(
  context: GitContext,
  format: ObjectFormat,
  ancestor: Oid,
  descendant: Oid,
): Promise<boolean> {
  assertOids(format, ancestor, descendant);
  const result = await runGit(context, ['merge-base', '--is-ancestor', ancestor, descendant]);
  if (result.status === 0 || result.status === 1) return result.status === 0;
  throw gitFailure('comparing histories', result.stderr);
}

async function mergeBases(
  context: GitContext,
  format: ObjectFormat,
  a: Oid,
  b: Oid,
): Promise<readonly Oid[]> {
  assertOids(format, a, b);
  const result = await runGit(context, ['merge-base', '--all', a, b]);
  if (result.status === 0) return result.stdout.toString('latin1').trim().split('\n');
  if (result.status === 1) return [];
  throw gitFailure('comparing histories', result.stderr);
}

async function remotes(context: GitContext): Promise<readonly string[]> {
  const result = await runGit(context, ['remote']);
  if (result.status !== 0) throw gitFailure('reading the remotes', result.stderr);
  const names = result.stdout.toString('utf8').split('\n');
  return names.filter((name) => name !== '').sort();
}

async function isShallow(gitDirectory: string): Promise<boolean> {
  const edges = await stat(join(gitDirectory, 'shallow')).catch(() => undefined);
  return edges !== undefined && edges.size > 0;
}

function lastOf(values: Configuration): (key: string) => string | undefined {
  return (key) => values.get(key)?.at(-1);
}
